package io.kenh.world;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link PortTaken} as found and next step instead of a stack trace. */
final class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortTaken> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PortTaken failure) {
        return new FailureAnalysis(failure.getMessage(), failure.nextStep(), failure);
    }
}
