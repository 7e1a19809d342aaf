package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tern.wallet.history.Earnings;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;

/// Decides which portfolios become samples: of each account at most one a minute as the chain's clock goes, and one
/// whenever the account did something: its free balance or its set of positions changed. For one thread.
final class Recorder {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Whose(Hash32 genesis, AccountId account) {}

    private final Map<Whose, Sample> last = new HashMap<>();

    /// @return what is to be kept of it
    List<Sample> take(PortfolioSnapshot snapshot) {
        if (snapshot.blockTime().isEmpty()) {
            return List.of();
        }
        Instant time = snapshot.blockTime().get();
        return snapshot.accounts()
                .stream()
                .filter(account -> isDue(snapshot, account, time))
                .map(account -> remember(snapshot, Sample.of(account, snapshot.block(), time)))
                .toList();
    }

    private Sample remember(PortfolioSnapshot snapshot, Sample sample) {
        last.put(new Whose(snapshot.genesis(), sample.account()), sample);
        return sample;
    }

    private boolean isDue(PortfolioSnapshot snapshot, AccountPicture account, Instant time) {
        Sample before = last.get(new Whose(snapshot.genesis(), account.account()));
        return before == null || Duration.between(before.time(), time).abs().compareTo(PAUSE) >= 0
                || !before.free().equals(account.free()) || !places(before).equals(places(account));
    }

    private static Set<Earnings.Place> places(Sample sample) {
        Set<Earnings.Place> places = new HashSet<>();
        sample.positions().forEach(one -> places.add(new Earnings.Place(one.netuid(), one.hotkey())));
        return places;
    }

    private static Set<Earnings.Place> places(AccountPicture account) {
        Set<Earnings.Place> places = new HashSet<>();
        account.positions().forEach(one -> places.add(new Earnings.Place(one.netuid(), one.hotkey())));
        return places;
    }
}
