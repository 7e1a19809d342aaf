package tern.wallet.chain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This package's log, opened at the first entry: opening it costs a start more than everything else here together,
/// and most runs have nothing to say.
final class Log {

    private Log() {}

    private static final class Holder {
        static final Logger LOG = LoggerFactory.getLogger("tern.wallet.chain");
    }

    static Logger log() {
        return Holder.LOG;
    }
}
