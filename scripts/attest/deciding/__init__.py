"""Rules as tables: conditions on answers, what they lead to, and the proof that nothing is left open."""
