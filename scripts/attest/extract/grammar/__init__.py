"""A grammar of reported statistics: atoms, the frames they stand in, and the groups and time points they belong to."""
