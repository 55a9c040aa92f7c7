"""Answers to RoB 2 that several tests begin with."""

# Low in every domain, no question answered that is not asked.
LOW = {
    **dict.fromkeys(("1.1", "1.2", "2.6", "3.1", "5.1"), "Y"),
    **dict.fromkeys(("1.3", "2.1", "2.2", "4.1", "4.2", "4.3", "5.2", "5.3"), "N"),
}
