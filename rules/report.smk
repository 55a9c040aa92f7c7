# Evidence tables, the PRISMA flow, the report, what people have to mend, and the manifest of it all.

STEP_FOLDERS = [f"results/{stage}/{step}" for step, stage in STAGE_OF.items()]


rule tabulate_evidence:
    input:
        config=SOURCES.config,
        documents="results/ingest/documents.jsonl",
        extraction="results/extract/extraction/answers.jsonl",
        trustworthiness=[
            f"results/{stage}/{step}/answers.jsonl"
            for step, stage in STAGE_OF.items()
            if step == "trustworthiness"
        ],
        risk_of_bias="results/appraise/risk_of_bias/answers.jsonl",
        judgements="results/appraise/judgements.csv",
        flags="results/extract/flags_answered.jsonl",
    output:
        values="results/report/evidence.csv",
        characteristics="results/report/evidence_table.csv",
        results="results/report/evidence_results.csv",
        adverse_events="results/report/evidence_adverse_events.csv",
        xlsx="results/report/evidence_table.xlsx",
        html="results/report/evidence_table.html",
    log:
        "logs/report/tabulate_evidence.log",
    params:
        basis=BASIS,
    script:
        "../scripts/tabulate_evidence.py"


rule draw_flow:
    input:
        counts="results/screen/flow.json",
    output:
        svg="results/report/prisma_flow.svg",
        png="results/report/prisma_flow.png",
    log:
        "logs/report/draw_flow.log",
    params:
        basis=BASIS,
    script:
        "../scripts/draw_flow.py"


rule gather_problems:
    input:
        problems=[
            "results/ingest/search_problems.csv",
            "results/ingest/document_problems.csv",
            "results/deduplicate/problems.csv",
            "results/deduplicate/retraction_problems.csv",
            "results/extract/model_problems.csv",
            "results/extract/pattern_problems.csv",
            *[f"{folder}/problems.csv" for folder in STEP_FOLDERS],
        ],
    output:
        problems="results/problems.csv",
    log:
        "logs/report/gather_problems.log",
    params:
        basis=BASIS,
        left_aside=SOURCES.left_aside,
    script:
        "../scripts/gather_problems.py"


rule write_report:
    input:
        config=SOURCES.config,
        sources=SOURCES.everything,
        values="results/report/evidence.csv",
        searches="results/ingest/searches.csv",
        retractions="results/deduplicate/retractions.csv",
        citations="results/screen/citations.csv",
        ledger="results/screen/ledger.csv",
        counts="results/screen/flow.json",
        answers=[f"{folder}/answers.jsonl" for folder in STEP_FOLDERS],
        problems="results/problems.csv",
        flags="results/extract/flags_answered.jsonl",
        judgements="results/appraise/judgements.csv",
        directions="results/synthesize/direction.csv",
        no_pooling="results/synthesize/no_pooling.csv",
        flow="results/report/prisma_flow.svg",
        traffic_light="results/appraise/traffic_light.svg",
        bias_summary="results/appraise/summary.svg",
        direction="results/synthesize/direction.svg",
    output:
        report="results/report/report.html",
    log:
        "logs/report/write_report.log",
    params:
        basis=BASIS,
        content=list(SOURCES.content.values()),
    script:
        "../scripts/write_report.py"


MADE = [
    *rules.ingest_searches.output,
    *rules.ask_duplicates.output,
    *rules.merge_records.output,
    *rules.check_retractions.output,
    *rules.hand_over_citations.output,
    *rules.ask_screening.output,
    *rules.screen_citations.output,
    *rules.ingest_documents.output,
    *rules.propose_study_links.output,
    *rules.link_studies.output,
    *rules.ask_eligibility.output,
    *rules.keep_ledger.output,
    *rules.suggest_values.output,
    *rules.ask_extraction.output,
    *rules.check_integrity.output,
    *rules.ask_integrity.output,
    *rules.tabulate_integrity.output,
    *rules.find_sentences.output,
    *rules.ask_risk_of_bias.output,
    *rules.judge_risk_of_bias.output,
    *rules.draw_forest_plots.output,
    *rules.export_risk_of_bias.output,
    *rules.compare_directions.output,
    *rules.measure_agreement.output,
    *rules.tabulate_evidence.output,
    *rules.draw_flow.output,
    *rules.gather_problems.output,
    *rules.write_report.output,
    *expand(
        [*rules.settle_answers.output, *rules.write_forms.output],
        zip,
        stage=STAGE_OF.values(),
        step=STAGE_OF,
    ),
]


rule write_manifest:
    input:
        config=SOURCES.config,
        sources=SOURCES.everything,
        made=MADE,
    output:
        manifest="results/manifest.json",
    log:
        "logs/report/write_manifest.log",
    params:
        basis=BASIS,
        content=list(SOURCES.content.values()),
        code=CODE,
    script:
        "../scripts/write_manifest.py"
