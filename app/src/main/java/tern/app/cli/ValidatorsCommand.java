package tern.app.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tern.app.transact.Amounts;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Nominators;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.subnets.TakeChange;
import tern.wallet.subnets.TakeHistory;
import tern.wallet.subnets.ValidatorRow;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.TernException;

/// `tern validators`: who validates on a subnet, at one block.
final class ValidatorsCommand implements Command {

    private static final int LONGEST_NAME = 28;
    /// Changes of a take that are looked for.
    private static final int MOST_CHANGES = 12;

    /// @param nominators empty where they were not asked for
    /// @param takes      as above
    private record Found(SubnetOverview subnet, ValidatorTable table, Map<AccountId, Nominators.Count> nominators,
            Map<AccountId, TakeHistory> takes) {}

    @Override
    public int run(Invocation invocation) throws TernException {
        List<String> typed = invocation.arguments().positionals();
        int netuid = typed.isEmpty() ? 0 : SubnetsCommand.netuid(typed.getFirst(), invocation);
        try (ChainClient chain = invocation.connect()) {
            BlockRef block = chain.blockAtConnect();
            SubnetsReader reader = new SubnetsReader(chain);
            Optional<SubnetOverview> subnet = reader.board(block).find(netuid);
            if (subnet.isEmpty()) {
                throw invocation.trouble(Trouble.NOT_FOUND, "subnets.none", netuid);
            }
            ValidatorTable table = reader.validators(netuid, block, List.of());
            List<AccountId> hotkeys = table.rows().stream().map(ValidatorRow::hotkey).toList();
            Map<AccountId, Nominators.Count> nominators = invocation.arguments().has("--nominators")
                    ? Nominators.count(chain, block, netuid, hotkeys)
                    : Map.of();
            Map<AccountId, TakeHistory> takes = new HashMap<>();
            if (invocation.arguments().has("--takes")) {
                for (AccountId hotkey : hotkeys) {
                    takes.put(hotkey, TakeHistory.read(chain, block, hotkey, MOST_CHANGES));
                }
            }
            Found found = new Found(subnet.get(), table, nominators, takes);
            if (invocation.json()) {
                write(chain, found, invocation);
            } else {
                print(chain, found, invocation);
            }
        }
        return 0;
    }

    private static void print(ChainClient chain, Found found, Invocation invocation) {
        Texts texts = invocation.texts();
        String unit = Plain.text(found.subnet().subnet().symbol());
        invocation.print(new PortfolioText(texts).head(chain.network().title(), found.table().block(),
                chain.runtime().specVersion(), Optional.empty()) + "\n\n");
        invocation.print(texts.get("validators.title", found.table().rows().size(),
                Plain.text(found.subnet().subnet().name(), LONGEST_NAME), found.table().netuid()) + "\n\n");
        boolean counted = !found.nominators().isEmpty();
        Table table = counted ? new Table("rlrrrrrrll") : new Table("rlrrrrrll");
        table.row(row(counted, texts.get("column.uid"), texts.get("column.validator"), texts.get("column.take"),
                texts.get("column.stake"), texts.get("column.own"), texts.get("column.weight"),
                texts.get("column.trust"), texts.get("column.nominators"), texts.get("column.standing"),
                texts.get("column.hotkey")));
        for (ValidatorRow row : found.table().rows()) {
            Nominators.Count count = found.nominators().get(row.hotkey());
            table.row(row(counted, row.uid().isPresent() ? Integer.toString(row.uid().getAsInt()) : Amounts.UNKNOWN,
                    row.name().map(name -> Plain.text(name, LONGEST_NAME)).orElse(Amounts.UNKNOWN),
                    row.take().map(ValidatorsCommand::percent).orElse(Amounts.UNKNOWN),
                    Amounts.brief(row.alpha(), unit),
                    row.own().map(own -> Amounts.brief(own, unit)).orElse(Amounts.UNKNOWN),
                    Amounts.brief(row.weight(), unit),
                    row.trust().isPresent() ? percent(row.trust().getAsInt()) : Amounts.UNKNOWN,
                    count == null
                            ? Amounts.UNKNOWN
                            : Amounts.grouped(count.number()) + (count.atLeast() ? "+" : ""),
                    texts.get("standing." + SubnetJson.word(row.standing())), row.hotkey().address()));
        }
        invocation.print(table.text(0));
        for (ValidatorRow row : found.table().rows()) {
            TakeHistory history = found.takes().get(row.hotkey());
            if (history != null) {
                invocation.print("\n" + row.hotkey().address() + '\n' + changes(history, texts));
            }
        }
    }

    private static String[] row(boolean counted, String... cells) {
        if (counted) {
            return cells;
        }
        String[] fewer = new String[cells.length - 1];
        System.arraycopy(cells, 0, fewer, 0, 7);
        System.arraycopy(cells, 8, fewer, 7, 2);
        return fewer;
    }

    private static String changes(TakeHistory history, Texts texts) {
        StringBuilder text = new StringBuilder();
        for (TakeChange change : history.changes()) {
            text.append("  ")
                    .append(texts.get("validators.change", Amounts.grouped(change.block()),
                            change.time().map(Object::toString).orElse(Amounts.UNKNOWN),
                            change.before().map(ValidatorsCommand::percent).orElse(Amounts.UNKNOWN),
                            percent(change.after())))
                    .append('\n');
        }
        if (history.changes().isEmpty() && history.whole()) {
            text.append("  ").append(texts.get("validators.no-change")).append('\n');
        } else if (!history.whole()) {
            text.append("  ").append(texts.get("validators.not-whole")).append('\n');
        }
        return text.toString();
    }

    /// Parts of 65535 in per cent with two decimals.
    static String percent(int part) {
        long hundredths = Math.round(part * 10_000.0 / 65_535);
        return String.format(Locale.ROOT, "%d.%02d %%", hundredths / 100, hundredths % 100);
    }

    private static void write(ChainClient chain, Found found, Invocation invocation) {
        try (Json json = new Json()) {
            SubnetJson.head(json, chain, found.table().block());
            json.number("netuid", found.table().netuid())
                    .number("tempoBlocks", found.table().tempoBlocks())
                    .number("cutoffBlocks", found.table().cutoffBlocks())
                    .startArray("validators");
            for (ValidatorRow row : found.table().rows()) {
                json.startObject();
                SubnetJson.validator(json, row);
                Nominators.Count count = found.nominators().get(row.hotkey());
                if (count != null) {
                    json.number("nominators", count.number()).flag("nominatorsAtLeast", count.atLeast());
                }
                TakeHistory history = found.takes().get(row.hotkey());
                if (history != null) {
                    takes(json, history);
                }
                json.endObject();
            }
            json.endArray().writeTo(invocation.out());
        }
    }

    private static void takes(Json json, TakeHistory history) {
        json.startArray("takeChanges");
        for (TakeChange change : history.changes()) {
            json.startObject().number("block", change.block());
            SubnetJson.numberOrNull(json, "timeMillis", change.time().map(Instant::toEpochMilli));
            SubnetJson.numberOrNull(json, "beforeOf65535", change.before().map(Integer::longValue));
            json.number("afterOf65535", change.after()).endObject();
        }
        json.endArray().flag("takeChangesWhole", history.whole());
    }
}
