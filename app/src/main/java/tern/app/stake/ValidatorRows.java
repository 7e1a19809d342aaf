package tern.app.stake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.chart.DayLine;
import tern.app.market.MarketState;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Validator;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Nominators;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.Rao;
import tern.wallet.yields.GrowthPoint;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// Puts together what is known of the validators of one subnet: from the chain, from what was measured, and from what
/// one owns. On the FX thread.
final class ValidatorRows {

    private final Texts texts;
    private Map<AccountId, Optional<String>> known = Map.of();
    private Optional<ValidatorTable> table = Optional.empty();
    private boolean unread;
    private final Map<List<GrowthPoint>, DayLine> lines = new HashMap<>();
    private MarketState market = MarketState.empty();
    private Map<AccountId, Nominators.Count> nominators = Map.of();
    private int counted = -1;

    ValidatorRows(Texts texts) {
        this.texts = texts;
    }

    /// The validators that the chain knows, whatever subnet they are on.
    void know(List<Validator> found) {
        Map<AccountId, Optional<String>> names = new HashMap<>(found.size() * 2);
        found.forEach(validator -> names.put(validator.hotkey(), validator.name()));
        known = names;
    }

    /// @param read empty where it could not be read
    void read(Optional<ValidatorTable> read) {
        table = read;
        unread = read.isEmpty();
    }

    /// How many stake with validators of one subnet.
    void counted(int netuid, Map<AccountId, Nominators.Count> found) {
        counted = netuid;
        nominators = Map.copyOf(found);
    }

    /// What the chain's table says of one subnet, as far as it was read.
    Optional<ValidatorTable> table(int netuid) {
        return table.filter(read -> read.netuid() == netuid);
    }

    void measured(MarketState state) {
        market = state;
        lines.keySet().retainAll(state.validators().values().stream().map(past -> past.growth()).toList());
    }

    /// Another chain: nothing of the old one is shown.
    void forget() {
        known = Map.of();
        table = Optional.empty();
        unread = false;
        nominators = Map.of();
        counted = -1;
    }

    /// Those with whom one has stake first; the others as the chain's table has them. Where that cannot be read, all
    /// that the chain knows, by name, those without one last.
    ///
    /// @param own what one has with whom on this subnet
    List<ValidatorRow> of(int netuid, Map<AccountId, Rao> own) {
        Map<AccountId, ValidatorRow> rows = new LinkedHashMap<>();
        Optional<ValidatorTable> here = table.filter(read -> read.netuid() == netuid);
        here.ifPresent(read -> read.rows()
                .forEach(row -> rows.put(row.hotkey(), row(netuid, read.block().number(), row))));
        // on a subnet that has not begun nobody may validate yet
        boolean nobody = here.filter(read -> read.rows().stream().allMatch(row -> own.containsKey(row.hotkey())))
                .isPresent();
        if ((here.isEmpty() && unread) || nobody) {
            known.forEach((hotkey, name) -> rows.putIfAbsent(hotkey, new ValidatorRow(hotkey, name, Rao.ZERO)));
        }
        own.forEach((hotkey, alpha) -> rows.merge(hotkey,
                new ValidatorRow(hotkey, known.getOrDefault(hotkey, Optional.empty()), alpha),
                (read, _) -> read.withOwn(alpha)));
        List<ValidatorRow> all = new ArrayList<>(rows.values());
        Comparator<ValidatorRow> order = Comparator.comparing(ValidatorRow::own).reversed();
        all.sort(here.isPresent() && !nobody
                ? order
                : order.thenComparing(row -> row.name().isEmpty())
                        .thenComparing(ValidatorRow::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ValidatorRow::hotkey));
        return all;
    }

    /// What a validator calls itself.
    Optional<String> name(AccountId hotkey) {
        return known.getOrDefault(hotkey, Optional.empty());
    }

    /// One that is in no list.
    ValidatorRow stranger(AccountId hotkey) {
        return new ValidatorRow(hotkey, known.getOrDefault(hotkey, Optional.empty()), Rao.ZERO);
    }

    private ValidatorRow row(int netuid, long block, tern.wallet.subnets.ValidatorRow row) {
        boolean seated = row.uid().isPresent();
        ValidatorRow.More more = new ValidatorRow.More(
                counted == netuid ? Optional.ofNullable(nominators.get(row.hotkey())) : Optional.empty(),
                seated ? Optional.of(row.weight()) : Optional.empty(), row.own(),
                seated && netuid != 0 ? Optional.of(Math.max(0, block - row.lastUpdate())) : Optional.empty(),
                market.measured(netuid, row.hotkey(), YieldWindow.DAY),
                market.measured(netuid, row.hotkey(), YieldWindow.MONTH));
        return new ValidatorRow(row.hotkey(), row.name(), Rao.ZERO, row.take(), Optional.of(row.alpha()),
                seated && row.trust().isPresent() ? Optional.of(row.trust().getAsInt()) : Optional.empty(),
                Optional.of(row.standing()), market.measured(netuid, row.hotkey(), YieldWindow.WEEK),
                market.validator(netuid, row.hotkey()).map(past -> line(past.growth())).orElse(ValidatorRow.NO_LINE),
                more);
    }

    /// The same line for the same points: a row that stays as it was stays in its place.
    private DayLine line(List<GrowthPoint> growth) {
        return growth.size() < 2 ? ValidatorRow.NO_LINE : lines.computeIfAbsent(growth, this::draw);
    }

    private DayLine draw(List<GrowthPoint> growth) {
        double[] values = growth.stream().mapToDouble(point -> point.grown().value()).toArray();
        return new DayLine(values, DayLine.Tone.ACCENT, texts.get("stake.line.accessible",
                growth.getLast().grown().percent(2).toPlainString()));
    }

    /// What one unit grows in a year at the rate that was measured.
    static Optional<Yield> measuredYield(ValidatorRow row) {
        return row.measured().found();
    }
}
