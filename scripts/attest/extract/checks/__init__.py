"""The arithmetic of integrity checks: reported numbers in, a verdict with its arithmetic out; no study, no file."""
