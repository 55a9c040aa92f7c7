# The environment of every rule, for runs with --software-deployment-method apptainer: docker build -t attest:0.1.0 .
FROM python:3.11-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends tesseract-ocr && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/attest
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .
