# Trustworthiness, where the protocol asks for it; then risk of bias: each study with the instrument for its design, judged
# by rules, with sentences of its reports beside the questions; then missing evidence, where the protocol asks for it.


rule ask_trustworthiness:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
    output:
        round="results/appraise/trustworthiness/round.json",
    log:
        "logs/appraise/ask_trustworthiness.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_trustworthiness.py"


rule find_sentences:
    input:
        sources=SOURCES.documents,
        documents="results/ingest/documents.jsonl",
    output:
        sentences="results/appraise/sentences.jsonl",
    log:
        "logs/appraise/find_sentences.log",
    threads: SIDE_BY_SIDE
    params:
        basis=BASIS,
        content=SOURCES.content["documents"],
        readers=READERS,
    script:
        "../scripts/find_sentences.py"


rule ask_risk_of_bias:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        sentences="results/appraise/sentences.jsonl",
        answers="results/extract/extraction/answers.jsonl",
    output:
        round="results/appraise/risk_of_bias/round.json",
        units="results/appraise/judged_units.csv",
        without="results/appraise/without_instrument.csv",
    log:
        "logs/appraise/ask_risk_of_bias.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_risk_of_bias.py"


rule judge_risk_of_bias:
    input:
        config=SOURCES.config,
        answers="results/appraise/risk_of_bias/answers.jsonl",
        units="results/appraise/judged_units.csv",
        without="results/appraise/without_instrument.csv",
    output:
        judgements="results/appraise/judgements.csv",
        traffic_light_svg="results/appraise/traffic_light.svg",
        traffic_light_png="results/appraise/traffic_light.png",
        traffic_light_pdf="results/appraise/traffic_light.pdf",
        summary_svg="results/appraise/summary.svg",
        summary_png="results/appraise/summary.png",
        summary_pdf="results/appraise/summary.pdf",
    log:
        "logs/appraise/judge_risk_of_bias.log",
    params:
        basis=BASIS,
    script:
        "../scripts/judge_risk_of_bias.py"


rule draw_forest_plots:
    input:
        config=SOURCES.config,
        extraction="results/extract/extraction/answers.jsonl",
        answers="results/appraise/risk_of_bias/answers.jsonl",
        judgements="results/appraise/judgements.csv",
    output:
        folder=directory("results/appraise/forest"),
    log:
        "logs/appraise/draw_forest_plots.log",
    params:
        basis=BASIS,
    script:
        "../scripts/draw_forest_plots.py"


rule export_risk_of_bias:
    input:
        config=SOURCES.config,
        answers="results/appraise/risk_of_bias/answers.jsonl",
        units="results/appraise/judged_units.csv",
    output:
        exchange=directory("results/appraise/exchange"),
    log:
        "logs/appraise/export_risk_of_bias.log",
    params:
        basis=BASIS,
    script:
        "../scripts/export_risk_of_bias.py"


rule ask_missing_evidence:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        answers="results/extract/extraction/answers.jsonl",
    output:
        round="results/appraise/missing_evidence/round.json",
    log:
        "logs/appraise/ask_missing_evidence.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_missing_evidence.py"
