package tern.app.window;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tern.app.practice.PracticeNetwork;
import tern.app.settings.PracticeDesk;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// The practice network of this home.
final class PracticeDeskHere implements PracticeDesk {

    private final PracticeNetwork practice;

    PracticeDeskHere(PracticeNetwork practice) {
        this.practice = practice;
    }

    @Override
    public Optional<Standing> standing() throws TernException, InterruptedException {
        boolean answers = practice.control().running().filter(node -> node.endpoint().isPresent()).isPresent();
        if (!answers) {
            return Optional.empty();
        }
        try (PracticeCalls calls = practice.control().calls()) {
            PracticeCalls.Standing now = calls.standing();
            return Optional.of(new Standing(now.best(), now.specVersion()));
        }
    }

    @Override
    public void start(DoubleConsumer progress) throws TernException, InterruptedException {
        practice.start(practice.usualWish(), progress);
    }

    @Override
    public void stop() throws TernException, InterruptedException {
        practice.stop();
    }

    @Override
    public void stopForNow() throws TernException, InterruptedException {
        practice.stopForNow();
    }

    @Override
    public void reset() throws TernException, InterruptedException {
        practice.reset();
    }

    @Override
    public long faucet(AccountId to, Rao amount) throws TernException, InterruptedException {
        practice.start(practice.usualWish(), _ -> {});
        try (PracticeCalls calls = practice.control().calls()) {
            return calls.faucet(to, amount.value()).number();
        }
    }

    @Override
    public void wishBlockTime(Duration time) {
        practice.wishBlockTime(time);
    }
}
