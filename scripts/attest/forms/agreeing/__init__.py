"""How far reviewers agree: the statistics that suit each kind of question."""
