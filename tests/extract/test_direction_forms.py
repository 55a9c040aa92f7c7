"""Directions told by lists, denials and amounts, each form in sentences of our own."""

from __future__ import annotations

import pytest

from attest.extract.directions import directions
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

FORMS = [
    (
        "The drug group had lower pain (3.1 vs 4.2, p = 0.01), higher satisfaction and less nausea than controls.",
        [("lower", "pain"), ("higher", "satisfaction"), ("lower", "nausea")],
    ),
    (
        "Early feeding resulted in a shorter stay, fewer infections, as well as better sleep.",
        [("lower", "stay"), ("lower", "infections"), ("improved", "sleep")],
    ),
    (
        "Exposed workers more frequently had chronic cough and less often required oxygen.",
        [("higher", "chronic cough"), ("lower", "required oxygen")],
    ),
    ("Neither the brand of tea nor its warmth affected night cough.", [("no difference", "night cough")]),
    ("Carriers had significantly poorer overall survival.", [("worsened", "overall survival")]),
    ("There were significantly higher step counts in the exercise group.", [("higher", "step counts")]),
    ("High levels were associated with poor survival.", [("worsened", "survival")]),
    (
        "A higher incidence of delirium was observed in the open group, and fewer leaks occurred with staples.",
        [("higher", "delirium"), ("lower", "leaks")],
    ),
    ("No difference was found between the two devices in procedure time.", [("no difference", "procedure time")]),
    ("There was no effect of the syrup on night cough.", [("no difference", "night cough")]),
    (
        "The syrup did not significantly affect appetite or weight.",
        [("no difference", "appetite"), ("no difference", "weight")],
    ),
    ("Operating time was the same in both groups.", [("no difference", "Operating time")]),
    ("Falls did not increase.", [("no difference", "Falls")]),
    (
        "Weight (70 vs 71 kg, p = 0.6), heart rate (66 vs 67, p = 0.7) and stride (0.5 vs 0.6 m) did not differ.",
        [("no difference", "Weight"), ("no difference", "heart rate"), ("no difference", "stride")],
    ),
    ("A significant improvement was observed in grip strength.", [("improved", "grip strength")]),
    ("Improvement, although not significant, was noted in gait.", [("no difference", "gait")]),
    (
        "The gel also improved several variables, including itch (2 vs 4) and sleep (5 vs 3).",
        [("improved", "itch"), ("improved", "sleep")],
    ),
    ("Survival of the older patients was significantly worse.", [("worsened", "Survival")]),
    # Predicates: amounts, brackets and adverbs before them, and a second one with the same subject.
    ("Cycle time (all doors counted) was about three times longer with the old key.", [("higher", "Cycle time")]),
    ("Itch was significantly (p = 0.02) reduced with the balm.", [("lower", "Itch")]),
    ("Fever score (head, limbs) fell markedly (p < 0.01).", [("lower", "Fever score")]),
    (
        "Step count changed over the year and was greater in spring than in autumn.",
        [("higher", "Step count")],
    ),
    ("Hoarseness was more often reported with the spray.", [("higher", "Hoarseness")]),
    ("The rate of leaks was less in the glue group.", [("lower", "rate of leaks")]),
    ("Fever gradually declined, but not after the placebo.", [("lower", "Fever"), ("no difference", "Fever")]),
    (
        "Neither appetite nor body weight differed between the tents.",
        [("no difference", "appetite"), ("no difference", "body weight")],
    ),
    ("Patients with gout were significantly younger than the others.", [("lower", "age")]),
    ("Serum lead was not significantly higher in miners.", [("no difference", "Serum lead")]),
    # Denials: whom and when stands before what.
    (
        "The two groups did not differ significantly in grip strength or gait.",
        [("no difference", "grip strength"), ("no difference", "gait")],
    ),
    ("There was no significant change after six weeks in heart rate.", [("no difference", "heart rate")]),
    ("We found no correlation between shoe size and reading speed.", [("no difference", "reading speed")]),
    ("The difference in sleep time did not reach statistical significance.", [("no difference", "sleep time")]),
    ("The lamp did not lead to fewer headaches.", [("no difference", "headaches")]),
    ("Night work was not associated with a higher risk of gout.", [("no difference", "gout")]),
    # What something has: associations, amounts of change, what is alike.
    ("Shoe size had a significant negative correlation with reading speed.", [("lower", "reading speed")]),
    ("There was an increase of 12 mm in cuff width.", [("higher", "cuff width")]),
    ("Both creams produced comparable skin moisture.", [("no difference", "skin moisture")]),
    ("A reduction in both systolic and diastolic pressure was seen.", [("lower", "systolic and diastolic pressure")]),
    # Further names: what a measure is compared of, amounts before the adjective, phrases thrown in before the verb.
    (
        "No difference was found between the mean weight of the boys and that of the girls.",
        [("no difference", "weight")],
    ),
    ("The association of shoe size with gout was not significant.", [("no difference", "gout")]),
    ("Babies of runners had a head circumference 4 mm smaller than others.", [("lower", "head circumference")]),
    ("Side effects, including cough, rash and itch, were similar between groups.", [("no difference", "Side effects")]),
    ("Runners were at higher risk of falls.", [("higher", "falls")]),
    ("Spine density increased 5.5% in the first year.", [("higher", "Spine density")]),
    ("Therapy with the syrup was associated with a greater reduction in cough.", [("lower", "cough")]),
    (
        "Night cough occurred later and overall comfort was greater, but rates of relapse did not differ.",
        [("higher", "comfort"), ("no difference", "rates of relapse")],
    ),
    ("Time from onset to admission was shorter in towns.", [("lower", "Time from onset to admission")]),
    ("The tablet reduced pain less.", [("lower", "pain")]),
    ("Median time to symptomatic relapse was longer in runners.", [("higher", "time to symptomatic relapse")]),
    ("The effect of a reduction of salt was studied in ten men.", []),
    ("Effects of an intensified reduction of pressure in old age.", []),
    (
        "The number of women who fell at least once was reduced.",
        [("lower", "number of women who fell at least once")],
    ),
    ("Runners had 27% lower step counts than walkers.", [("lower", "step counts")]),
    ("Fall risk reduced significantly more in the boat group.", [("lower", "Fall risk")]),
    ("The gel score was non-significantly better with the new gel.", [("no difference", "gel score")]),
    ("No relationship was found between cough or itch and the number of cups.", [("no difference", "number of cups")]),
    ("Pre-treatment lead levels were similar in both groups.", []),
    ("The boat and kite groups were similar in age.", []),
    ("There was a trend that syrup resulted in a decrease in cough.", []),
    ("Lead levels were doubled in the miners.", [("higher", "Lead levels")]),
    ("Men were 6.0 times (p < 0.001) more likely to cough.", [("higher", "cough")]),
    (
        "There was no effect on sleep or gait in the long-term studies.",
        [("no difference", "sleep"), ("no difference", "gait")],
    ),
    ("There was a significant reduction (p = 0.01) of worry.", [("lower", "worry")]),
    ("The worry score was 58, which significantly decreased to 42.", [("lower", "worry score")]),
    ("After the visit, both state and trait worry dropped to 40.", [("lower", "state"), ("lower", "trait worry")]),
    ("Poor sleep leads to poorer mood, increased worry and reduced comfort.", []),
    ("Both doses of the syrup were better than water.", []),
    (
        "Both groups had a similar incidence of cough, itch and rash.",
        [("no difference", "cough"), ("no difference", "itch"), ("no difference", "rash")],
    ),
    ("Runners had significantly lower worry scores than those in group M.", [("lower", "worry scores")]),
    ("No study has investigated the effect of shoe size on gout.", []),
    ("The syrup had no role in sleep, appetite or reduction in cough.", []),
    # What is no finding, or none of an outcome.
    ("Lip swelling remained elevated.", []),
    ("The two groups were similar in age and sex.", []),
    ("There was a trend towards improved balance.", []),
    ("Weight tended to be lower in runners.", []),
    ("The ramp produced an increase of 0.48 kg.", []),
    ("Obesity and increased stiffness are risk factors.", []),
    ("The results showed that increased marker levels foretold death.", []),
    ("They do not prevent attacks.", []),
    # Acts: every verb of the table, what goes on after it, and what is no act.
    (
        "The lamp attenuated itch, prevented burns and alleviated worry.",
        [("lower", "itch"), ("lower", "burns"), ("improved", "worry")],
    ),
    ("The lamp failed to prevent burns.", [("no difference", "burns")]),
    ("None of the lamps impaired sleep.", [("no difference", "sleep")]),
    ("We tried to reduce itch.", []),
    ("The optimal lower limit was 4.", []),
    # Links: the sign is that of the ratio; without one, only what happens to people tells it.
    ("Old age was associated with falls.", [("higher", "falls")]),
    ("Daily walks were associated with burns (OR 0.61, 95% CI 0.4 to 0.9).", [("lower", "burns")]),
    ("Shoe size was associated with stride.", []),
    ("Predictors of readmission were age and pain.", [("higher", "readmission")]),
    ("An association was found between noise and hypertension.", [("higher", "hypertension")]),
    ("There was a dose-response association between noise and hypertension.", []),
    ("It was investigated whether noise was associated with hypertension.", []),
    ("The vest was protective against bruises (OR 0.5, 95% CI 0.3 to 0.8).", [("lower", "bruises")]),
    # Effects by their quality.
    ("The vest had a protective effect on bruises.", [("lower", "bruises")]),
    ("The vest had a favourable effect on posture and balance.", [("improved", "posture"), ("improved", "balance")]),
    ("The vest had no beneficial effect on posture.", [("no difference", "posture")]),
    ("To assess the beneficial effect of the vest on posture, we filmed them.", []),
    (
        "The vest showed favourable results with regard to posture and gait.",
        [("improved", "posture"), ("improved", "gait")],
    ),
    # Lists go on behind square brackets and times, and end where another change begins.
    (
        "There was a reduction in itch [mean 2 vs 3], time awake after bedtime (P = 0.01), and worry (P = 0.02), and a "
        "significant increase in sleep (P = 0.01).",
        [("lower", "itch"), ("lower", "time awake"), ("lower", "worry"), ("higher", "sleep")],
    ),
    (
        "The blood and urine levels of zinc, iron, and lead in both groups of patients were higher than before.",
        [("higher", "blood and urine levels of zinc"), ("higher", "iron"), ("higher", "lead")],
    ),
    ("The vest improved the mood of the patients.", [("improved", "mood")]),
    ("There was a fall in about a quarter of patients.", []),
    ("Age was not a significant predictor of falls.", [("no difference", "falls")]),
    ("None of the tests predicted falls.", [("no difference", "falls")]),
    ("Noise had a significant association with hypertension.", [("higher", "hypertension")]),
    ("There were no significant differences based on height.", []),
    ("The vest was not sufficient to prevent bruises.", [("no difference", "bruises")]),
    ("A higher proportion of patients achieving relief was seen with the vest.", [("higher", "relief")]),
    ("P-albumin was lower in wearers.", [("lower", "P-albumin")]),
    ("In the vest group mood improved, and in the belt group itch rose.", [("improved", "mood"), ("higher", "itch")]),
    (
        "The vest led to significant reductions from baseline in itch and worry.",
        [("lower", "itch"), ("lower", "worry")],
    ),
    ("For the mood score, wearers reported significant improvements (P = 0.01).", [("improved", "mood score")]),
    (
        "The wearers had slower tooth loss with lower burn rates than others.",
        [("lower", "tooth loss"), ("lower", "burn rates")],
    ),
    (
        "The vest was linked to a nearly 40% lower yearly incidence of burns, including a 12% reduction in blisters.",
        [("lower", "blisters")],
    ),
    ("Metals were washed out: iron and lead falling from 9.6 to 7.5 mg.", [("lower", "iron"), ("lower", "lead")]),
    ("The vest group improved in the primary endpoint.", []),
    ("There was an improvement in the primary endpoint (grip score).", [("improved", "grip score")]),
    (
        "The secondary outcomes (stride and gait) did not differ.",
        [("no difference", "stride"), ("no difference", "gait")],
    ),
    ("There was no effect on burns, and researchers agree.", [("no difference", "burns")]),
    ("Wearers reported significant itch reductions from baseline (P < 0.01).", [("lower", "itch")]),
    ("The belt produced no sleep improvement.", [("no difference", "sleep")]),
    ("Wearers had a clinical improvement, and the belt had effects on fall.", []),
    ("Vests have beneficial effects on posture.", []),
    (
        "Stride (9 vs 8, P = 0.1), gait (7.1 vs 6.2), and grip (3.3 vs 3.1) also slightly improved.",
        [("improved", "Stride"), ("improved", "gait"), ("improved", "grip")],
    ),
    # "But not": what stands in its place did not change.
    ("The vest reduced bruises but not sprains.", [("lower", "bruises"), ("no difference", "sprains")]),
    (
        "There was an increase in appetite but not in weight.",
        [("higher", "appetite"), ("no difference", "weight")],
    ),
    (
        "The wearers complained of greater neck pain than the others, with a higher need for massage.",
        [("higher", "neck pain"), ("higher", "massage")],
    ),
    (
        "We did not detect differences in both stride and gait.",
        [("no difference", "stride"), ("no difference", "gait")],
    ),
    ("No association was found between the groups and nausea.", [("no difference", "nausea")]),
    (
        "Setup time (median [range], 9 [5-14] vs 8 [4-12] minutes) and noise (3 [1-5] vs 3 [2-6]) were similar.",
        [("no difference", "Setup time"), ("no difference", "noise")],
    ),
    ("Neck pain after 2 hours (3 [2-4]), and 6 to 8 hours (3 [1-4]) did not differ.", [("no difference", "Neck pain")]),
    ("The model did not improve the fit of the model.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_directions_of_lists_denials_and_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes]
    assert sorted(found) == sorted(expected)


def test_present_tense_states_a_finding_only_where_the_text_concludes() -> None:
    text = "Daily walking reduces pain and improves sleep."
    assert directions(text) == []
    assert [one.value for one in directions(text, True)][:1] == ["lower"]


CONCLUDED = [
    ("The new brace was as effective as a cast in reducing pain.", [("no difference", "pain")]),
    ("The new brace is effective in improving gait and balance.", [("improved", "gait"), ("improved", "balance")]),
    ("Warm water was superior to cold water for comfort.", [("improved", "comfort")]),
    ("Warm water was more effective than cold water in reducing stiffness.", [("lower", "stiffness")]),
    ("The lamp was superior to care alone in reducing mild to moderate itch.", [("lower", "mild to moderate itch")]),
    ("The lamp significantly reduces worry and may lower pain.", [("lower", "worry")]),
    (
        "The vest is useful for preventing bruises and improving posture.",
        [("lower", "bruises"), ("improved", "posture")],
    ),
    (
        "Vests reduce bruises, improve posture, and shorten naps.",
        [("lower", "bruises"), ("improved", "posture"), ("lower", "naps")],
    ),
    ("The vest does not prevent bruises.", [("no difference", "bruises")]),
    ("The vest was effective on posture.", [("improved", "posture")]),
    ("Further studies should improve posture.", []),
    ("Cuff pressure is superior to finger pressure in predicting stroke.", []),
    ("The brace was less effective than the cast in reducing pain.", []),
]


@pytest.mark.parametrize(("text", "expected"), CONCLUDED)
def test_what_a_treatment_is_effective_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, outcome.words) for one in directions(text, True) for outcome in one.outcomes] == expected


COMPARED = [
    (
        "Tape did not differ from glue with respect to itch (RR 1.2, 95% CI 0.5 to 2.1) or leaks.",
        [("no difference", "itch"), ("no difference", "leaks")],
    ),
    ("Patient characteristics were comparable between the groups.", []),
    ("There were no between‐group differences in step counts.", [("no difference", "step counts")]),
    ("Stair speed with tape was less than that with glue.", [("lower", "Stair speed")]),
    (
        "Fewer patients in the tape group (12 %) than in the glue group (30 %) were able to climb stairs (p = 0.01).",
        [("lower", "climb stairs")],
    ),
    ("Tape did not provide better grip than glue.", [("no difference", "grip")]),
    ("A reduction in stride was associated with higher shoe weight and larger steps.", []),
    ("Factors associated with a higher risk of falls, including longer shoes, were seen.", []),
    ("Stride correlated significantly with height (r = 0.62, p = 0.01).", [("higher", "Stride")]),
    ("A correlation was found between stride and shoe weight (rho = -0.41, p = 0.02).", [("lower", "stride")]),
    ("Stride correlated with age (r = 0.12, p = 0.4).", []),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_what_is_compared_is_told_from_who_compares(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes] == expected


def test_what_may_be_is_a_direction_only_where_a_text_weighs_findings() -> None:
    text = "The vest may prevent bruises and reduce worry."
    assert directions(text, True) == []
    found = [(one.value, one.outcomes[0].words) for one in directions(text, True, concludes=True)]
    assert found == [("lower", "bruises"), ("lower", "worry")]


CARRIED = [
    (
        "Stride was longer in the vest group (82 vs 80 cm). The difference was not significant.",
        [("no difference", "Stride")],
    ),
    (
        "The vest led to fewer bruises. The belt, though, yielded a higher hazard (HR 1.7).",
        [("higher", "bruises")],
    ),
    (
        "Stride rose and naps fell. Differences between vests and belts were not significant.",
        [("no difference", "Stride"), ("no difference", "naps")],
    ),
    ("Vests led to fewer bruises. Belts were not associated with a reduced risk.", [("no difference", "bruises")]),
    ("Stride rose and naps fell. This difference was not significant.", []),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_an_outcome_named_before_is_carried_on(text: str, expected: list[tuple[str, str]]) -> None:
    source = source_of(f"A trial of vests\n\nAbstract\n\nResults\n{text}\n".encode(), "page.txt")
    found = [one for one in suggest(document_of(source), source) if one.rule == "direction-carried"]
    assert [(one.value, (one.row_dict or {})["outcome"]) for one in found if one.role == "result.direction"] == expected
