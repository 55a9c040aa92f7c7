"""Search exports in: any file that a bibliographic database or a reference manager writes becomes records."""
