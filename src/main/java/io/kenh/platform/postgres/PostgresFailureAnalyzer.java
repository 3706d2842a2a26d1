package io.kenh.platform.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a {@link PostgresFailure} as found and next step instead of a stack trace. */
final class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PostgresFailure failure) {
        return new FailureAnalysis(failure.getMessage(), failure.nextStep(), failure);
    }
}
