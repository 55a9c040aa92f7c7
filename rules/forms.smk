# The loop of every human step, written once: returned workbooks are settled, and the next ones are written.


def returned_workbooks(wildcards):
    return SOURCES.decisions[wildcards.step]


def flags_of_step(wildcards):
    return ["results/extract/flags.jsonl"] if wildcards.step == "extraction" else []


rule settle_answers:
    input:
        round="results/{stage}/{step}/round.json",
        workbooks=returned_workbooks,
    output:
        answers="results/{stage}/{step}/answers.jsonl",
        agreement="results/{stage}/{step}/agreement.csv",
        problems="results/{stage}/{step}/problems.csv",
    params:
        code=CODE,
    log:
        "logs/{stage}/{step}/settle_answers.log",
    script:
        "../scripts/settle_answers.py"


rule write_forms:
    input:
        round="results/{stage}/{step}/round.json",
        workbooks=returned_workbooks,
        flags=flags_of_step,
    output:
        forms=expand(
            "results/{{stage}}/{{step}}/forms/{reviewer}.xlsx", reviewer=REVIEWERS
        ),
        conflicts="results/{stage}/{step}/conflicts.xlsx",
    params:
        code=CODE,
    log:
        "logs/{stage}/{step}/write_forms.log",
    script:
        "../scripts/write_forms.py"
