package tern.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tern.app.market.MarketNumbers;
import tern.app.market.ValidatorPast;
import tern.app.market.YieldReading;
import tern.app.transact.Amounts;
import tern.wallet.bittensor.StakeNames;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.TernException;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// `tern yields`: what stake with validators grew, measured from states of the chain. Without a subnet the best of each.
final class YieldsCommand implements Command {

    private static final int LONGEST_NAME = 32;

    @Override
    public int run(Invocation invocation) throws TernException {
        Set<Integer> netuids = new LinkedHashSet<>();
        for (String typed : invocation.arguments().positionals()) {
            netuids.add(SubnetsCommand.netuid(typed, invocation));
        }
        Optional<AccountId> validator = validator(invocation);
        List<YieldWindow> windows = windows(invocation);
        try (ChainClient chain = invocation.connect(); Past past = Past.open(chain, invocation)) {
            BlockRef block = chain.blockAtConnect();
            YieldReading reading = new YieldReading(chain, past.client());
            Optional<MarketNumbers.Result> found = reading.read(
                    reading.known(invocation.folders().historyFile()), block, netuids, validator);
            MarketNumbers.Result numbers = found
                    .orElseThrow(() -> invocation.trouble(Trouble.NOT_FOUND, "yields.nothing"));
            for (int netuid : netuids) {
                if (!numbers.subnets().containsKey(netuid)) {
                    throw invocation.trouble(Trouble.NOT_FOUND, "subnets.none", netuid);
                }
            }
            List<ValidatorPast> rows = rows(numbers, netuids, validator, windows.getLast());
            Map<AccountId, String> names = StakeNames.read(chain, block, List.of(), rows.stream()
                    .map(row -> row.stand().hotkey())
                    .toList()).validators();
            if (invocation.json()) {
                write(chain, block, numbers, new Named(rows, names), windows, invocation.out());
            } else {
                print(chain, block, new Named(rows, names), windows, invocation);
            }
        }
        return 0;
    }

    /// What is told.
    ///
    /// @param names what validators call themselves, which nobody has checked; those without a name are not among them
    private record Named(List<ValidatorPast> rows, Map<AccountId, String> names) {

        String name(ValidatorPast row) {
            return Optional.ofNullable(names.get(row.stand().hotkey()))
                    .map(name -> Plain.text(name, LONGEST_NAME))
                    .orElse(Amounts.UNKNOWN);
        }
    }

    /// A node that may keep the past.
    ///
    /// @param own what is to be closed with it
    private record Past(Optional<ChainClient> client, Optional<ChainClient> own) implements AutoCloseable {

        /// A public node is not asked for what it has not got; an archive is asked where the person says so.
        static Past open(ChainClient chain, Invocation invocation) throws TernException {
            if (invocation.arguments().has("--archive")) {
                Optional<ChainClient> archive = Optional.of(invocation.connectArchive(chain));
                return new Past(archive, archive);
            }
            return new Past(chain.network().trust() == Trust.PUBLIC ? Optional.empty() : Optional.of(chain),
                    Optional.empty());
        }

        @Override
        public void close() {
            own.ifPresent(ChainClient::close);
        }
    }

    private static Optional<AccountId> validator(Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value("--validator");
        try {
            return typed.isPresent() ? Optional.of(Ss58.parse(typed.get())) : Optional.empty();
        } catch (AddressException e) {
            throw invocation.usage("yields.bad-validator");
        }
    }

    private static List<YieldWindow> windows(Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value("--window");
        if (typed.isEmpty()) {
            return List.of(YieldWindow.values());
        }
        return switch (typed.get()) {
            case "1" -> List.of(YieldWindow.DAY);
            case "7" -> List.of(YieldWindow.WEEK);
            case "30" -> List.of(YieldWindow.MONTH);
            default -> throw invocation.usage("yields.bad-window");
        };
    }

    /// By subnet, the best first; without subnets and validator one of each subnet.
    private static List<ValidatorPast> rows(MarketNumbers.Result numbers, Set<Integer> netuids,
            Optional<AccountId> validator, YieldWindow by) {
        List<ValidatorPast> rows = new ArrayList<>(numbers.validators().values());
        rows.removeIf(row -> !netuids.isEmpty() && !netuids.contains(row.stand().netuid()));
        rows.sort(Comparator.<ValidatorPast>comparingInt(row -> row.stand().netuid())
                .thenComparing(row -> year(row, by), Comparator.reverseOrder())
                .thenComparing(row -> row.stand().hotkey()));
        if (netuids.isEmpty() && validator.isEmpty()) {
            rows.removeIf(row -> Optional.ofNullable(numbers.subnets().get(row.stand().netuid()))
                    .flatMap(subnet -> subnet.best(by))
                    .filter(best -> best.hotkey().equals(row.stand().hotkey()))
                    .isEmpty());
        }
        return rows;
    }

    private static long year(ValidatorPast row, YieldWindow window) {
        return row.measured(window).found().map(yield -> yield.alphaYear().billionths()).orElse(Long.MIN_VALUE);
    }

    private static void print(ChainClient chain, BlockRef block, Named told, List<YieldWindow> windows,
            Invocation invocation) {
        Texts texts = invocation.texts();
        invocation.print(new PortfolioText(texts).head(chain.network().title(), block, chain.runtime().specVersion(),
                Optional.empty()) + "\n\n");
        if (told.rows().isEmpty()) {
            invocation.print(texts.get(invocation.arguments().positionals().isEmpty()
                    ? "yields.none"
                    : "yields.none-there") + "\n");
        } else if (windows.size() == 1) {
            invocation.print(parts(told, windows.getFirst(), texts));
            invocation.print("\n" + texts.get("yields.about-one", windows.getFirst().days()) + "\n");
        } else {
            invocation.print(years(told, texts));
            invocation.print("\n" + texts.get("yields.about") + "\n");
        }
    }

    private static String years(Named told, Texts texts) {
        Table table = new Table("rllrrr").row(texts.get("column.netuid"), texts.get("column.validator"),
                texts.get("column.name"),
                texts.get("yields.day"), texts.get("yields.week"), texts.get("yields.month"));
        for (ValidatorPast row : told.rows()) {
            table.row(Integer.toString(row.stand().netuid()), row.stand().hotkey().address(), told.name(row),
                    year(row.measured(YieldWindow.DAY), texts), year(row.measured(YieldWindow.WEEK), texts),
                    year(row.measured(YieldWindow.MONTH), texts));
        }
        return table.text(0);
    }

    private static String year(Measured measured, Texts texts) {
        return switch (measured) {
            case Measured.Known known -> percent(known.yield().alphaYear());
            case Measured.Unknown unknown -> gap(unknown, texts);
        };
    }

    private static String gap(Measured.Unknown unknown, Texts texts) {
        return texts.get(switch (unknown.gap()) {
            case NOT_SAMPLED -> "yields.gap.not-sampled";
            case TOO_SHORT -> "yields.gap.too-short";
            case NO_PAYOUT -> "yields.gap.no-payout";
            case NO_STAKE -> "yields.gap.no-stake";
            case OTHER_SUBNET -> "yields.gap.other-subnet";
            case BEGAN_ANEW -> "yields.gap.began-anew";
            case NOT_MEASURED -> "yields.gap.not-measured";
        });
    }

    private static String parts(Named told, YieldWindow window, Texts texts) {
        Table table = new Table("rllrrrrrrrrr").row(texts.get("column.netuid"), texts.get("column.validator"),
                texts.get("column.name"),
                texts.get("yields.year-alpha"), texts.get("yields.year-tao"), texts.get("yields.tao"),
                texts.get("yields.emission"), texts.get("yields.take"), texts.get("yields.price"),
                texts.get("yields.enter"), texts.get("yields.leave"), texts.get("yields.samples"));
        for (ValidatorPast row : told.rows()) {
            String netuid = Integer.toString(row.stand().netuid());
            String address = row.stand().hotkey().address();
            switch (row.measured(window)) {
                case Measured.Known known -> {
                    Yield yield = known.yield();
                    table.row(netuid, address, told.name(row), percent(yield.alphaYear()), percent(yield.taoYear()),
                            percent(yield.tao()), percent(yield.emission()), percent(yield.take()),
                            percent(yield.price()), percent(yield.enter()), percent(yield.leave()),
                            Integer.toString(yield.samples()));
                }
                case Measured.Unknown unknown ->
                    table.row(netuid, address, told.name(row), gap(unknown, texts), "—", "—", "—", "—",
                            "—", "—", "—", Integer.toString(unknown.samples()));
            }
        }
        return table.text(0);
    }

    private static String percent(Rate rate) {
        return rate.percent(2).toPlainString() + " %";
    }

    private static void write(ChainClient chain, BlockRef block, MarketNumbers.Result numbers,
            Named told, List<YieldWindow> windows, PrintStream out) {
        try (Json json = new Json()) {
            json.text("network", chain.network().id())
                    .text("genesis", chain.genesis().toString())
                    .number("specVersion", chain.runtime().specVersion())
                    .startObject("block");
            PortfolioJson.block(json, block);
            json.number("timeMillis", numbers.asOf().toEpochMilli()).endObject().startArray("yields");
            for (ValidatorPast row : told.rows()) {
                for (YieldWindow window : windows) {
                    json.startObject()
                            .number("netuid", row.stand().netuid())
                            .text("hotkey", row.stand().hotkey().address())
                            .textOrNull("name", Optional.ofNullable(told.names().get(row.stand().hotkey())))
                            .number("windowDays", window.days());
                    write(json, row.measured(window));
                    json.endObject();
                }
            }
            json.endArray().writeTo(out);
        }
    }

    private static void write(Json json, Measured measured) {
        switch (measured) {
            case Measured.Known known -> {
                Yield yield = known.yield();
                json.textOrNull("gap", Optional.empty()).number("samples", yield.samples()).startObject("first");
                PortfolioJson.block(json, yield.first());
                json.number("timeMillis", yield.firstTime().toEpochMilli()).endObject().startObject("last");
                PortfolioJson.block(json, yield.last());
                json.number("timeMillis", yield.lastTime().toEpochMilli())
                        .endObject()
                        .number("paidForMillis", yield.paidFor().toMillis())
                        .number("grownBillionths", yield.grown().billionths())
                        .number("alphaBillionths", yield.alpha().billionths())
                        .number("taoBillionths", yield.tao().billionths())
                        .number("emissionBillionths", yield.emission().billionths())
                        .number("takeBillionths", yield.take().billionths())
                        .number("priceBillionths", yield.price().billionths())
                        .number("enterBillionths", yield.enter().billionths())
                        .number("leaveBillionths", yield.leave().billionths())
                        .number("alphaYearBillionths", yield.alphaYear().billionths())
                        .number("taoYearBillionths", yield.taoYear().billionths());
            }
            case Measured.Unknown unknown -> {
                json.text("gap", unknown.gap().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .number("samples", unknown.samples());
                if (unknown.since().isPresent()) {
                    json.number("sinceMillis", unknown.since().get().toEpochMilli());
                } else {
                    json.generator().writeNullProperty("sinceMillis");
                }
            }
        }
    }
}
