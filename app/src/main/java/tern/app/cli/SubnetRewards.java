package tern.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tern.app.history.LocalHistory;
import tern.app.history.PaidDays;
import tern.app.transact.Amounts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.history.HistoryException;
import tern.wallet.subnets.RewardSample;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What a subnet paid on each of the last days, for `tern subnet --rewards`: as the history keeps it, else from the
/// network's node, and from its public archive where that is asked for. A day that nobody told of stays unknown.
///
/// @param blocks the newest first
/// @param known  by block; a day's amounts
record SubnetRewards(List<Long> blocks, Map<Long, RewardSample> known) {

    private static final int DAYS = 30;

    static SubnetRewards read(ChainClient chain, BlockRef at, Subnet subnet, Invocation invocation)
            throws TernException {
        long born = subnet.registeredAt().orElse(0L);
        List<Long> blocks = new ArrayList<>(List.of(at.number()));
        for (long block = (at.number() - 1) / PaidDays.DAY * PaidDays.DAY; block > born
                && blocks.size() <= DAYS; block -= PaidDays.DAY) {
            blocks.add(block);
        }
        Map<Long, RewardSample> known = new HashMap<>();
        Optional<LocalHistory> history = history(invocation);
        try (PaidDays days = history.map(LocalHistory::paid).orElseGet(PaidDays::unkept)) {
            boolean whole = days.read(chain, subnet.netuid(), born, blocks, day -> add(known, day));
            if (!whole && invocation.arguments().has("--archive")) {
                List<Long> missing = blocks.stream().filter(block -> !known.containsKey(block)).toList();
                try (ChainClient archive = invocation.connectArchive(chain)) {
                    days.read(archive, subnet.netuid(), born, missing, day -> add(known, day));
                }
            }
        } finally {
            history.ifPresent(LocalHistory::close);
        }
        return new SubnetRewards(blocks, known);
    }

    private static boolean add(Map<Long, RewardSample> known, RewardSample day) {
        known.put(day.block().number(), day.aDay());
        return true;
    }

    private static Optional<LocalHistory> history(Invocation invocation) throws TernException {
        try {
            return Optional.of(LocalHistory.open(invocation.folders().historyFile()));
        } catch (HistoryException e) {
            if (e.kind() == HistoryException.Kind.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void write(Json json) {
        json.startArray("rewards");
        for (long block : blocks) {
            Optional<RewardSample> day = Optional.ofNullable(known.get(block));
            json.startObject().number("block", block);
            if (day.isPresent()) {
                json.number("timeMillis", day.get().time().toEpochMilli());
            } else {
                json.generator().writeNullProperty("timeMillis");
            }
            json.raoOrNull("validatorsRao", day.map(RewardSample::validators))
                    .raoOrNull("minersRao", day.map(RewardSample::miners))
                    .raoOrNull("ownerRao", day.map(RewardSample::owner))
                    .raoOrNull("notPaidRao", day.map(RewardSample::notPaid))
                    .raoOrNull("registrationCostRao", day.map(RewardSample::registrationCost))
                    .endObject();
        }
        json.endArray();
    }

    String text(String unit, ZoneId zone, Texts texts) {
        Table table = new Table("rlrrrr").row(texts.get("column.block"), texts.get("subnet.day"),
                texts.get("subnet.to-validators"), texts.get("subnet.to-miners"), texts.get("subnet.to-owner"),
                texts.get("subnet.a-seat"));
        Set<LocalDate> told = new HashSet<>();
        for (long block : blocks) {
            Optional<RewardSample> day = Optional.ofNullable(known.get(block));
            if (day.isPresent() && !told.add(LocalDate.ofInstant(day.get().time(), zone))) {
                // of two looks at one day the newer, as the window's bars have it
                continue;
            }
            table.row(Amounts.grouped(block),
                    day.map(one -> LocalDate.ofInstant(one.time(), zone).toString()).orElse(Amounts.UNKNOWN),
                    amount(day, RewardSample::validators, unit), amount(day, RewardSample::miners, unit),
                    amount(day, RewardSample::owner, unit), amount(day, RewardSample::registrationCost, Amounts.TAO));
        }
        long unknown = blocks.stream().filter(block -> !known.containsKey(block)).count();
        return table.text(0) + (unknown == 0 ? "" : texts.get("subnet.days-unknown", unknown) + '\n');
    }

    private static String amount(Optional<RewardSample> day, Function<RewardSample, Rao> which, String unit) {
        return day.map(which).map(amount -> Amounts.brief(amount, unit)).orElse(Amounts.UNKNOWN);
    }
}
