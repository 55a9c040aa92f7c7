"""Labels that several things would have are told apart, however many there are."""

from attest.labels import told_apart


def test_only_shared_labels_change() -> None:
    assert told_apart(["Wang 2020", "Ebata 2021", "Wang 2020"]) == ["Wang 2020a", "Ebata 2021", "Wang 2020b"]


def test_a_label_that_looks_told_apart_already_is_not_given_twice() -> None:
    found = told_apart(["Wang 2020", "Wang 2020", "Wang 2020a"])
    assert found == ["Wang 2020b", "Wang 2020c", "Wang 2020a"]


def test_more_than_the_alphabet() -> None:
    found = told_apart(["x"] * 800)
    assert len(set(found)) == 800
    assert found[25:28] == ["xz", "xaa", "xab"]
