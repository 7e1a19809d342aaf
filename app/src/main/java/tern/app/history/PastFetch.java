package tern.app.history;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// Fetches something of the past over a connection of its own, which is closed afterwards. Blocks.
public final class PastFetch {

    private static final Logger LOG = LoggerFactory.getLogger(PastFetch.class);

    private PastFetch() {}

    /// What is fetched.
    @FunctionalInterface
    public interface Work {
        void over(ChainClient client) throws TernException;
    }

    /// @param what      is fetched, for the log
    /// @param archive   nodes that keep the past
    /// @param cancelled whether it was given up meanwhile: then what fails is no problem
    /// @return why it ended early; empty when it was finished or cancelled
    public static Optional<Problem> run(
            String what, Network archive, ChainOptions options, BooleanSupplier cancelled, Work work) {
        try (ChainClient client = ChainClient.connect(archive, options)) {
            work.over(client);
            return Optional.empty();
        } catch (TernException e) {
            if (cancelled.getAsBoolean()
                    || e instanceof ChainException chain && chain.kind() == ChainException.Kind.CANCELLED) {
                return Optional.empty();
            }
            LOG.warn("{} of {} could not be fetched: {} {}", what, archive.id(), e.sentence(), e.details().orElse(""));
            return Optional.of(Problem.of(e));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be fetched", what, archive.id(), e);
            return Optional.of(new Problem(e.toString(), Optional.empty()));
        }
    }
}
