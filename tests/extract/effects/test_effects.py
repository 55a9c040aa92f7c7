"""Effects sentence by sentence: measure, estimate, interval and p-value, with outcome, exposure or groups, and time."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.effects.facts import Told, effect_facts
from attest.extract.effects.p_alone import p_alone
from attest.extract.effects.scan import effects
from attest.extract.reading import Sentence


def told(text: str, *arms: str, carried: str | None = None) -> list[str]:
    """Each effect's values in the order of their roles, with the cells of its row."""
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms(list(arms)), directions(text, True), ())
    out = []
    for one, facts in effect_facts(context, effects(text), carried, Told()):
        for value, start, end in one.parts.values():
            assert value.lstrip("<>=≤≥") in text[start:end]
        values = {fact.role.split(".")[1]: fact.value for fact in facts}
        cells = [values.get(name, "") for name in ("outcome", "arm", "time_point")]
        roles = ("measure", "estimate", "ci_low", "ci_high", "ci_level", "p")
        if facts:
            out.append(f"{' '.join(values[role] for role in roles if role in values)} | {' | '.join(cells)}")
    return out


ASSOCIATED = (
    (
        "Shift work was associated with gout (mOR=1.6;95%CI: 1.2, 2.1).",
        ["OR 1.6 1.2 2.1 95 | gout | Shift work | "],
    ),
    (
        "Bed rest resulted in a reduced need for tablets: mean(s.d.) 3·1(1·5) versus 5·4(2·3) tablets (mean difference "
        "2·3 tablets, 95 per cent confidence interval (c.i.) 0·8–3·8 tablets).",
        ["MD 2·3 0·8 3·8 95 | need for tablets | Bed rest | "],
    ),
    (
        "The mean length of stay was shorter in the tea group: 1.8 (0.6) versus 2.4 (0.8) days (mean difference 0.6 "
        "(95 per cent c.i. 0.2-1.0) days).",
        ["MD 0.6 0.2 1.0 95 | length of stay | tea group | "],
    ),
    (
        "Rest reduced pain (mean difference - 4.1; 95% CI - 6.7, - 1.5) and stiffness (- 3.9; - 7.0, - 0.8).",
        [
            "MD - 4.1 - 6.7 - 1.5 95 | pain | Rest | ",
            "MD - 3.9 - 7.0 - 0.8 | stiffness | Rest | ",
        ],
    ),
    (
        "Warmth reduced swelling (+3.2%; P ≤ .01; 95% CI, 1.4-5.0).",
        ["+3.2 1.4 5.0 95 ≤.01 | swelling | Warmth | "],
    ),
    (
        "Weekly walking was associated with falls (RR for the highest quarter, 0.81 [95% confidence interval {CI}, "
        "0.70 to 0.94]).",
        ["RR 0.81 0.70 0.94 95 | falls | Weekly walking | "],
    ),
    (
        "Tea drinking was inversely associated with gout (RR per cup per day=0.82, 95% CI: 0.73–0.93; P-trend=0.002) "
        "and kidney stones (RR=0.55, 95% CI: 0.48–0.63).",
        [
            "RR 0.82 0.73 0.93 95 0.002 | gout | Tea drinking | ",
            "RR 0.55 0.48 0.63 95 | kidney stones | Tea drinking | ",
        ],
    ),
    (
        "Shift work predicted insomnia (aOR 2.42, 1.30–4.49).",
        ["OR 2.42 1.30 4.49 | insomnia (adjusted) | Shift work | "],
    ),
    (
        "There was a positive correlation between stress and sleep loss (r = .45, p < .001).",
        ["r .45 <.001 | sleep loss | stress | "],
    ),
    (
        "Smokers were more likely to have bronchitis (OR 2.1; 95 % CI: 1.5–2.9; P < 0.001) or to develop emphysema "
        "(OR 3.4 [1.2, 9.2]).",
        [
            "OR 2.1 1.5 2.9 95 <0.001 | bronchitis | Smokers | ",
            "OR 3.4 1.2 9.2 | emphysema | Smokers | ",
        ],
    ),
)

FACTORS = (
    (
        "Age ≥ 75 years (OR 3.1, 95% CI 1.5–5.7) and anaemia (OR 2.2, 95% CI 1.1–3.5) were independent risk factors "
        "for readmission.",
        [
            "OR 3.1 1.5 5.7 95 | readmission | Age ≥ 75 years | ",
            "OR 2.2 1.1 3.5 95 | readmission | anaemia | ",
        ],
    ),
    (
        "Factors associated with relapse included poor adherence (OR=2.0, 95%CI 1.5–9.5) and fever (OR=9.8, 95%CI "
        "3.8–25.4).",
        ["OR 2.0 1.5 9.5 95 | relapse | poor adherence | ", "OR 9.8 3.8 25.4 95 | relapse | fever | "],
    ),
    (
        "The chance of stopping was reduced by a high viscosity (HR = 0.49; 95% CI 0.29, 0.82).",
        ["HR 0.49 0.29 0.82 95 | stopping | high viscosity | "],
    ),
)

INLINE = (
    (
        "The pooled HR of elevated ferritin for death was 1.48 (95% CI, 1.25-1.76).",
        ["HR 1.48 1.25 1.76 95 | death | elevated ferritin | "],
    ),
    (
        "The rate ratio of admissions was 7.9 (95% CI 5.0–12.5) among women with asthma and 5.1 (95% CI 3.6–7.3) "
        "among those without asthma.",
        [
            "RR 7.9 5.0 12.5 95 | admissions | women with asthma | ",
            "RR 5.1 3.6 7.3 95 | admissions | those without asthma | ",
        ],
    ),
    (
        "The effect of advice on the pain scale was -0.7 point (95% CI, -1.2 to -0.2 point; P = 0.011) at 6 weeks and "
        "-0.4 point (CI, -1.0 to 0.3 point; P = 0.27) at 12 months.",
        [
            "-0.7 -1.2 -0.2 95 0.011 | pain scale | advice | at 6 weeks",
            "-0.4 -1.0 0.3 0.27 | pain scale | advice | at 12 months",
        ],
    ),
    (
        "High scores were associated with early death and relapse, with a pooled HR estimate of 2.08 and 2.79, "
        "respectively.",
        ["HR 2.08 | early death | High scores | ", "HR 2.79 | relapse | High scores | "],
    ),
    (
        "Incidence of croup was reduced by 24% (95% CI: 0 to 42%; p = 0.05) and severe otitis by 35% (95% CI: 0 to "
        "58%; p = 0.04).",
        ["24 0 42 95 0.05 | croup |  | ", "35 0 58 95 0.04 | severe otitis |  | "],
    ),
    (
        "The vaccine had 91% efficacy against measles (95% confidence interval: 86-95%).",
        ["efficacy 91 86 95 95 | measles |  | "],
    ),
    (
        "The test had a sensitivity of 72.5% (95% confidence interval [CI] = 58.8% to 86.3%) and specificity 97.0% "
        "(95% CI = 96.2% to 97.9%).",
        ["72.5 58.8 86.3 95 | sensitivity |  | ", "97.0 96.2 97.9 95 | specificity |  | "],
    ),
)

LISTED = (
    (
        "They were more likely to report shared planning (aRR 1.82, 95% CI 1.21–2.71), greater male help in cooking "
        "(aRR 1.41, 95% CI 1.02–1.99) and fewer quarrels (aRR 0.70, 95% CI 0.52–0.95).",
        [
            "RR 1.82 1.21 2.71 95 | shared planning (adjusted) |  | ",
            "RR 1.41 1.02 1.99 95 | male help in cooking (adjusted) |  | ",
            "RR 0.70 0.52 0.95 95 | quarrels (adjusted) |  | ",
        ],
    ),
    (
        "In comparison with placebo, zolvitine [AOR 0.31; P < 0.001], blentanol (AOR 0.52; P = 0.004) and both "
        "(AOR 0.61; P = 0.02) significantly reduced transmission.",
        [
            "OR 0.31 <0.001 | transmission | zolvitine vs placebo | ",
            "OR 0.52 0.004 | transmission | blentanol vs placebo | ",
        ],
    ),
    (
        "The difference between the early and late groups in the yearly rate of decline in capacity was 111 mL (95% "
        "CI 64 to 158).",
        [
            "MD 111 64 158 95 | yearly rate of decline in capacity | early and late groups | ",
        ],
    ),
    (
        "The correlation coefficient between resting flow and change in volume was 0.21 (95% CI, 0.12-0.30).",
        ["r 0.21 0.12 0.30 95 | volume | resting flow | "],
    ),
    (
        "Sedatives were associated with falls (OR = 1.41; 95% CI = 1.22,1.63).",
        ["OR 1.41 1.22 1.63 95 | falls | Sedatives | "],
    ),
    (
        "Zolvitine reduced cholesterol (MD -31.4 mg/dL (=0.8 mmol/L), 95% CI -41.2 to -23.7).",
        [
            "MD -31.4 -41.2 -23.7 95 | cholesterol | Zolvitine | ",
        ],
    ),
    (
        "Training reduced stress [standardized mean difference (SMD) = −0.81; 95% confidence interval (CI) = −1.11 to "
        "−0.52], with no significant effect on anxiety (SMD = −0.30; 95% CI = −0.72 to 0.13) or fatigue (SMD = −0.24; "
        "95% CI = −0.55 to 0.07).",
        [
            "SMD −0.81 −1.11 −0.52 95 | stress | Training | ",
            "SMD −0.30 −0.72 0.13 95 | anxiety | Training | ",
            "SMD −0.24 −0.55 0.07 95 | fatigue | Training | ",
        ],
    ),
    (
        "Fracture risk was not reduced in users of fibrates (adj OR 1.02; 95% CI, 0.89-1.17) or resins (adj OR 0.99; "
        "95% CI, 0.86-1.15).",
        [
            "OR 1.02 0.89 1.17 95 | Fracture risk | users of fibrates | ",
            "OR 0.99 0.86 1.15 95 | Fracture risk | resins | ",
        ],
    ),
    (
        "Dryness rose with halitosis (r = 0.70, p = 0.001 before dialysis; r = 0.45, p = 0.002 after dialysis).",
        ["r 0.70 0.001 | Dryness | halitosis | before dialysis", "r 0.45 0.002 | Dryness | halitosis | after dialysis"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), [*ASSOCIATED, *FACTORS, *INLINE, *LISTED])
def test_effects_are_read_with_their_outcome_and_exposure(text: str, expected: list[str]) -> None:
    assert told(text) == expected


NONE = (
    "Values ranged widely (r = 0.346–0.570, P < 0.001).",
    "A score ≥ 7 (95% CI 5-9) was needed.",
    "In line with the results of the earlier trial, vaccine efficacy was 97% (95% confidence interval: 93-99%).",
    "The survival rate was 62% (95% CI 55-69).",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_effect_of_this_study_is_left_out(text: str) -> None:
    assert told(text) == []


def test_an_effect_without_a_name_is_of_what_was_told_before() -> None:
    assert told("The hazard ratio was 2.46 (95 % CI 1.14 to 5.30).", carried="stroke") == [
        "HR 2.46 1.14 5.30 95 | stroke |  | "
    ]


def test_two_values_never_have_the_same_names() -> None:
    text = "The odds ratio for falls was 1.2 (95% CI 1.1-1.3). The odds ratio for falls was 1.4 (95% CI 1.2-1.6)."
    rows = [one.split(" | ", 1)[1] for one in told(text)]
    assert len(rows) == len(set(rows))


GOING_ON = (
    (
        "Compared with ringers, falls were less frequent with bells (HR = 0.67, 95% CI = 0.60-0.76) and gongs (HR = "
        "0.52, 95% CI = 0.41-0.67).",
        ["HR 0.67 0.60 0.76 95 | falls | bells vs ringers | ", "HR 0.52 0.41 0.67 95 | falls | gongs vs ringers | "],
    ),
    (
        "The pooled relative risks were 1.97, 1.76, and 2.70 for death, relapse, and stroke, respectively.",
        ["RR 1.97 | death |  | ", "RR 1.76 | relapse |  | ", "RR 2.70 | stroke |  | "],
    ),
    (
        "The adjusted hazard ratio (aHR; 95% confidence interval [CI]) of death for the frail group was 1.49 "
        "(1.43–1.55; p < 0.001).",
        ["HR 1.49 1.43 1.55 95 <0.001 | death (adjusted) | frail group | "],
    ),
    (
        "The drug gave better relief (pain score, mean difference −2.83, 95% confidence interval [CI] −4.26 to −1.39).",
        ["MD −2.83 −4.26 −1.39 95 | pain score |  | "],
    ),
)


@pytest.mark.parametrize(("text", "expected"), GOING_ON)
def test_effects_go_on_from_what_their_clause_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_factors_of_what_was_told_before() -> None:
    text = "Independent risk factors were male sex (OR 2.9, 95% CI 1.6–5.1) and fever (OR 2.0, 95% CI 1.1–3.9)."
    assert told(text, carried="delirium") == [
        "OR 2.9 1.6 5.1 95 | delirium | male sex | ",
        "OR 2.0 1.1 3.9 95 | delirium | fever | ",
    ]


P_ALONE = (
    ("Sleep was worse in the ward (p = 0.03) and on the coach (n = 4, p = 0.2).", ["0.03 | Sleep | ward"]),
    (
        "Age (p = 0.004) and open surgery (p = 0.01) were associated with a lower risk of relapse.",
        ["0.004 | relapse | Age", "0.01 | relapse | open surgery"],
    ),
    (
        "Grade (p<0.001), size (p=0.02), and site (p=0.03) remained significant predictors of survival.",
        ["<0.001 | survival | Grade", "0.02 | survival | size", "0.03 | survival | site"],
    ),
    (
        "It was associated with advanced stage (p<0.001), deep growth (p = 0.029), and spread to nerves (p = 0.032).",
        ["<0.001 | advanced stage | ", "0.029 | deep growth | ", "0.032 | spread to nerves | "],
    ),
    ("The spray significantly (P < 0.05) reduced sneezing.", ["<0.05 | sneezing | "]),
    ("Significant (P < 0.02) reductions in itch and pain were seen.", ["<0.02 | itch | ", "<0.02 | pain | "]),
    ("There was a significant (P<0.01) correlation between height and weight.", ["<0.01 | weight | height"]),
    (
        "The wrap group had less swelling (2.1 vs 4.0, p < 0.001), higher satisfaction (p = 0.005).",
        ["0.005 | satisfaction | wrap group"],
    ),
    ("Deaths were almost completely prevented by the higher dose (p<0.01).", ["<0.01 | Deaths | higher dose"]),
    (
        "Pupils with colds were also more likely to be kept at home (p=0.002) or sent to a doctor (P < 0.05).",
        ["0.002 | kept at home | Pupils with colds", "<0.05 | sent to a doctor | Pupils with colds"],
    ),
    ("Pain was rarer, without significant heterogeneity (P = .21).", []),
)


@pytest.mark.parametrize(("text", "expected"), P_ALONE)
def test_a_p_value_alone_in_its_bracket_is_of_what_the_words_around_it_tell(text: str, expected: list[str]) -> None:
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms([]), directions(text, True), ())
    rows = [(one.one.parts["p"][0], dict(one.row)) for one in p_alone(context, Told())]
    assert [f"{value} | {row['outcome']} | {row.get('arm', '')}" for value, row in rows] == expected


def test_an_effect_behind_counts_is_of_what_was_counted() -> None:
    text = "Croup was seen in 12 of 60 children on drops and in 30 of 61 on tablets (RR 0.41; 95% CI 0.23-0.72)."
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms([]), directions(text, True), ())
    ((_, facts),) = effect_facts(context, effects(text), None, Told(), [(text.index(" on tablets"), "Croup")])
    assert dict(facts[0].row or ())["outcome"] == "Croup"


NAMED_BY_FORM = (
    (
        "Hazard ratios (HRs) comparing time to graft loss were 0.91 (95% CI 0.62–1.33; p = 0.65) for zolvitine "
        "versus placebo and 0.82 (95% CI 0.63–1.35; p = 0.70) for blentanol versus placebo.",
        [
            "HR 0.91 0.62 1.33 95 0.65 | time to graft loss | zolvitine vs placebo | ",
            "HR 0.82 0.63 1.35 95 0.70 | time to graft loss | blentanol vs placebo | ",
        ],
    ),
    (
        "There was no difference between two splints with respect to grip strength (MD -0.17, 95% CI -1.66 to 1.32).",
        ["MD -0.17 -1.66 1.32 95 | grip strength |  | "],
    ),
    (
        "The splints did not differ in terms of skin sores (RR 1.26, 95% interval 0.32 to 5.01).",
        ["RR 1.26 0.32 5.01 95 | skin sores |  | "],
    ),
    (
        "A longer wait was associated with falls (OR 1.08 (95% CI 1.04 to 1.12)), which rose to 16% in 2012 (OR 1.16 "
        "(1.12 to 1.20)).",
        [
            "OR 1.08 1.04 1.12 95 | falls | longer wait | ",
            "OR 1.16 1.12 1.20 | falls | longer wait | in 2012",
        ],
    ),
    (
        "Healing was better with zolvitine (treatment difference 14.5% in favour of zolvitine; 95% CI 6.9% to 22.7%).",
        ["RD 14.5 6.9 22.7 95 | Healing | zolvitine | "],
    ),
)


@pytest.mark.parametrize(("text", "expected"), NAMED_BY_FORM)
def test_the_form_of_a_comparison_tells_its_outcome_and_groups(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_counts_of_no_outcome_name_no_effect() -> None:
    text = "Healing was seen in 12 of 60 (20%) on drops versus 30 of 61 (49%) on tablets (RR 0.41; 95% CI 0.23-0.72)."
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms([]), directions(text, True), ())
    counted = [(text.index(" on tablets"), "drops versus 30")]
    ((_, facts),) = effect_facts(context, effects(text), None, Told(), counted)
    assert "drops versus 30" not in [fact.value for fact in facts]


BESIDE_OTHERS = (
    (
        "Rates of fracture per 1000 person-years were 12.1 (95% CI 10.2-14.3) for csDMARDs and 15.4 (95% CI 13.0-18.1) "
        "for TNFis.",
        [
            "12.1 10.2 14.3 95 | fracture | csDMARDs | ",
            "15.4 13.0 18.1 95 | fracture | TNFis | ",
        ],
    ),
    (
        "Hazard ratios for gout were 1.2 (95% CI 1.1-1.4) for statins and 1.5 (95% CI 1.2-1.9) for diuretics.",
        ["HR 1.2 1.1 1.4 95 | gout | statins | ", "HR 1.5 1.2 1.9 95 | gout | diuretics | "],
    ),
    (
        "The hazard ratio was 1.2 (95% CI 1.1-1.4) for death and 1.5 (95% CI 1.2-1.9) for stroke.",
        ["HR 1.2 1.1 1.4 95 | death |  | ", "HR 1.5 1.2 1.9 95 | stroke |  | "],
    ),
    (
        "Early discharge was not associated with a reduction in readmission 4.1% versus 4.4% (RR, 0.93; 95% CI, "
        "0.71-1.22), falls 2.0% versus 3.1% (RR, 0.65; 95% CI, 0.40-1.05), or death 0.9% versus 1.1% (RR, 0.82; "
        "95% CI, 0.41-1.64).",
        [
            "RR 0.93 0.71 1.22 95 | readmission | Early discharge | ",
            "RR 0.65 0.40 1.05 95 | falls | Early discharge | ",
            "RR 0.82 0.41 1.64 95 | death | Early discharge | ",
        ],
    ),
    (
        "Those with mild, moderate, and severe deafness were more likely to fall, with odds ratios of 1.1 (95% CI 0.9 "
        "to 1.4), 1.6 (95% CI 1.2 to 2.1), and 2.4 (95% CI 1.7 to 3.3), respectively.",
        [
            "OR 1.1 0.9 1.4 95 | fall | mild | ",
            "OR 1.6 1.2 2.1 95 | fall | moderate | ",
            "OR 2.4 1.7 3.3 95 | fall | severe deafness | ",
        ],
    ),
    (
        "Relapse was more frequent at weeks 4 and 12 (RR = 1.8 and 95% CI 1.2, 2.7; RR = 1.4 and 95% CI 1.0, 2.0; "
        "respectively).",
        ["RR 1.8 1.2 2.7 95 | Relapse |  | at weeks 4", "RR 1.4 1.0 2.0 95 | Relapse |  | at weeks 12"],
    ),
    (
        "Frailty was associated with falls (HR 1.7; 95% CI 1.5 to 1.9), but attenuated when adjusted for drug use "
        "(HR 1.3; 95% CI 1.1 to 1.5).",
        [
            "HR 1.7 1.5 1.9 95 | falls | Frailty | ",
            "HR 1.3 1.1 1.5 95 | falls (adjusted for drug use) | Frailty | ",
        ],
    ),
    (
        "Poor sleep at entry (HR = 1.8, 95% CI 1.2-2.8) and pain (HR = 2.3, 95% CI 1.2-4.3) after surgery were "
        "independent predictors of relapse.",
        ["HR 1.8 1.2 2.8 95 | relapse | Poor sleep at entry | ", "HR 2.3 1.2 4.3 95 | relapse | pain | "],
    ),
    (
        "The brace improved grip strength (mean difference [SD] 6.5 [3.5, 9.6]).",
        ["MD 6.5 3.5 9.6 | grip strength | brace | "],
    ),
    (
        "Longer stays were associated with lower adjusted 30-day mortality (OR, 0.8; 95% CI, 0.7 to 0.9).",
        ["OR 0.8 0.7 0.9 95 | 30-day mortality | Longer stays | "],
    ),
    (
        "The relative risks for cancer death for selenium (combined with zinc) was 1.1 (95% CI: 0.9, 1.2) and for "
        "vitamin E (combined with beta-carotene) was 0.9 (95% CI: 0.8, 1.0).",
        [
            "RR 1.1 0.9 1.2 95 | cancer death | selenium (combined with zinc) | ",
            "RR 0.9 0.8 1.0 95 | cancer death | vitamin E | ",
        ],
    ),
)


LISTS_OF_FACTORS = (
    (
        "Tests indicated that low iron (HR=0.98, 95% CI 0.96-0.99) and long stay (HR=0.55, 95% CI 0.32-0.95) are "
        "protective factors for relapse in carriers (p=0.025, p=0.031, respectively), night work (HR=1.4, 95% CI "
        "1.1-1.9) and noise (HR=1.2, 95% CI 1.1-1.4) are autonomous prognostic risk factors for falls (p=0.002, "
        "p<0.001, respectively).",
        [
            "HR 0.98 0.96 0.99 95 | relapse in carriers | low iron | ",
            "0.025 | relapse in carriers | low iron | ",
            "HR 0.55 0.32 0.95 95 | relapse in carriers | long stay | ",
            "0.031 | relapse in carriers | long stay | ",
            "HR 1.4 1.1 1.9 95 | falls | night work | ",
            "0.002 | falls | night work | ",
            "HR 1.2 1.1 1.4 95 | falls | noise | ",
            "<0.001 | falls | noise | ",
        ],
    ),
    (
        "Sinus pain (SP) (OR 20.2, 95% CI 2.4-171.2) and damp (OR 3.1, 95% CI 1.2-8.0) were connected to an elevated "
        "risk of asthma in children with colds.",
        ["OR 20.2 2.4 171.2 95 | asthma | Sinus pain | ", "OR 3.1 1.2 8.0 95 | asthma | damp | "],
    ),
    (
        "Two habits were also associated with falls: haste (OR 1.8, 95% CI 1.5-2.2), drink (OR 2.1; 95% CI 1.7-2.6).",
        ["OR 1.8 1.5 2.2 95 | falls | haste | ", "OR 2.1 1.7 2.6 95 | falls | drink | "],
    ),
    (
        "The scale showed a strong correlation with walking speed (r=0.9; P < 0.001), which was significant.",
        ["r 0.9 <0.001 | walking speed | scale | "],
    ),
    (
        "Agreement was good for redness (ICC 0.71) and heat (ICC 0.80).",
        ["ICC 0.71 | Agreement | redness | ", "ICC 0.80 | Agreement | heat | "],
    ),
    (
        "The difference between morning BP and evening BP was 5.1 mmHg (95% CI 2.6-7.7; p<0.001).",
        ["MD 5.1 2.6 7.7 95 <0.001 | difference between morning BP and evening BP |  | "],
    ),
    (
        "Specificity decreased from 91.0% (95% CI, 87.9-94.3%) for the first reading to 86.4% (95% CI, 82.2-90.0%) for "
        "the joint reading.",
        ["91.0 87.9 94.3 95 | Specificity | first reading | ", "86.4 82.2 90.0 95 | Specificity | joint reading | "],
    ),
    (
        "Past and current tea drinkers were at a similar significantly reduced risk for developing gout (OR = 0.38; "
        "CI: 0.17-0.87; OR = 0.36, CI: 0.19-0.68; respectively).",
        ["OR 0.38 0.17 0.87 | gout | Past | ", "OR 0.36 0.19 0.68 | gout | current tea drinkers | "],
    ),
    (
        "The hazard ratio of death associated with loneliness was 1.4 (95% CI, 1.2-1.7).",
        ["HR 1.4 1.2 1.7 95 | death | loneliness | "],
    ),
    (
        "Tape was superior to glue in preventing leaks: HR 0.41; 95% CI 0.27 to 0.61, p<0.001.",
        ["HR 0.41 0.27 0.61 95 <0.001 | leaks | Tape | "],
    ),
)


@pytest.mark.parametrize(("text", "expected"), LISTS_OF_FACTORS)
def test_factors_of_a_list_have_the_outcome_and_the_p_value_behind_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), BESIDE_OTHERS)
def test_effects_side_by_side_have_each_their_own_name(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_bracket_that_nothing_names_has_not_the_name_of_the_one_before() -> None:
    text = "Tea was linked to gout (HR 1.2; 95% CI 1.1-1.3) and the whole of it (HR 1.6; 95% CI 1.1-2.2)."
    assert len(told(text)) <= 1 or "gout" not in told(text)[1]
