# The direction of effect per outcome and study, and why nothing is pooled.


rule compare_directions:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        answers="results/extract/extraction/answers.jsonl",
        judgements="results/appraise/judgements.csv",
    output:
        directions="results/synthesize/direction.csv",
        no_pooling="results/synthesize/no_pooling.csv",
        svg="results/synthesize/direction.svg",
        png="results/synthesize/direction.png",
    log:
        "logs/synthesize/compare_directions.log",
    params:
        basis=BASIS,
    script:
        "../scripts/compare_directions.py"
