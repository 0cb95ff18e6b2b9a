"""Whose posts are attacked is who is attacked; for whose passage a road is not safe is whom that threatens."""

from readings import places, targets


def test_posts_of_two_armies_are_both_their_own() -> None:
    assert targets("هاجم المسلحون مقرات للجيش والصحوات في السد.", "battle.attack") == ["للجيش", "الصحوات"]


def test_posts_of_nobody_stay_posts() -> None:
    assert targets("هاجم المسلحون مقرات حكومية في السد.", "battle.attack") == ["مقرات حكومية"]


def test_whose_crossing_a_road_is_not_safe_for() -> None:
    text = "لكن الطرقات ليست آمنة بما يكفي لعبور اللاجئين."
    assert (places(text, "route.threatened"), targets(text, "route.threatened")) == (["الطرقات"], ["اللاجئين"])


def test_who_is_told_in_the_next_clause_was_not_to_pass() -> None:
    text = "الطريق ليس آمنا، وقتل خمسة مدنيين أمس."
    assert targets(text, "route.threatened") == []
