package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.Earnings;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.PositionSample;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Finds what an account's stake earned, day by day. Blocks.
final class RewardReader {

    private static final Duration DAY = Duration.ofDays(1);

    private final HistoryStore store;

    RewardReader(HistoryStore store) {
        this.store = store;
    }

    Rewards read(Hash32 genesis, AccountId account, Instant from, Instant to) throws HistoryException {
        List<Sample> samples = store.samples(genesis, account, from, to, DAY);
        List<ActivityEntry> activity = store.activity(genesis, account, from, to, Integer.MAX_VALUE);
        Earnings.Watched watched = store.watched(genesis, account);
        List<Reward> rewards = new ArrayList<>();
        List<Integer> untold = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            Earnings.Result result = Earnings.between(List.of(before, after), activity, watched);
            Map<Earnings.Place, Rao> prices = prices(before, after);
            for (Map.Entry<Earnings.Place, Rao> price : prices.entrySet()) {
                Earnings.Place place = price.getKey();
                Rao alpha = result.grown().get(place);
                Rao value = result.byPlace().get(place);
                if (place.netuid() == 0) {
                    continue;
                }
                if (alpha == null || value == null) {
                    untold.add(place.netuid());
                } else if (!alpha.isZero()) {
                    rewards.add(new Reward(after.time(), after.block().number(), account, place.netuid(),
                            place.hotkey(), alpha, Optional.of(price.getValue()), value));
                }
            }
        }
        for (ActivityEntry entry : activity) {
            if (entry.kind() == ActivityKind.CLAIMED && entry.tao().isPresent() && entry.hotkey().isPresent()) {
                rewards.add(new Reward(entry.time(), entry.block().number(), account, 0, entry.hotkey().get(),
                        entry.tao().get(), Optional.empty(), entry.tao().get()));
            }
        }
        rewards.sort(Comparator.comparing(Reward::time)
                .thenComparingInt(Reward::netuid)
                .thenComparing(Reward::hotkey));
        return new Rewards(rewards, untold);
    }

    private static Map<Earnings.Place, Rao> prices(Sample before, Sample after) {
        Map<Earnings.Place, Rao> prices = new HashMap<>();
        for (Sample sample : List.of(before, after)) {
            for (PositionSample position : sample.positions()) {
                prices.put(new Earnings.Place(position.netuid(), position.hotkey()), position.price());
            }
        }
        return prices;
    }
}
