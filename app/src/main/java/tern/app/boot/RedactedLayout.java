package tern.app.boot;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import tern.wallet.keys.Redaction;

/// A log line, with its stack trace, after [Redaction]. Named in `logback.xml`.
public final class RedactedLayout extends PatternLayout {

    @Override
    public String doLayout(ILoggingEvent event) {
        return Redaction.of(super.doLayout(event));
    }
}
