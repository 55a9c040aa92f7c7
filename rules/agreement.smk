# How far reviewers agreed in what they answered first, before anything was settled.


rule measure_agreement:
    input:
        rounds=expand("results/{stage}/{step}/round.json", zip, stage=STAGE_OF.values(), step=STAGE_OF),
        first_answers=expand(
            "results/{stage}/{step}/first_answers.jsonl", zip, stage=STAGE_OF.values(), step=STAGE_OF
        ),
    output:
        agreement=expand("results/{stage}/{step}/agreement.csv", zip, stage=STAGE_OF.values(), step=STAGE_OF),
    log:
        "logs/agreement/measure_agreement.log",
    params:
        basis=BASIS,
    script:
        "../scripts/measure_agreement.py"
