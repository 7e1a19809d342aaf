package tern.app.mining.setup;

import java.util.Locale;

/// What is typed of a miner, a field each.
public enum SetupEntry {
    NAME,
    NETUID,
    FOLDER,
    /// Program and arguments, as a shell would have them.
    COMMAND,
    /// `NAME=VALUE`, a line each.
    ENVIRONMENT,
    PORT,
    ADDRESS,
    PYTHON,
    GRACE,
    /// Degrees Celsius; empty: never paused by heat.
    HOTTEST,
    /// The currency, a kilowatt-hour; empty: never paused by price.
    DEAREST,
    /// Epochs; empty: never stopped by loss.
    LOSSES;

    /// Ends keys and ids: `netuid`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
