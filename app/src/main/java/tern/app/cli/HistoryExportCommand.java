package tern.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.cli.Holders.Holder;
import tern.app.history.PastCurrency;
import tern.app.history.Rewards;
import tern.app.history.RewardsCsv;
import tern.app.history.TotalsCsv;
import tern.app.history.TransactionsCsv;
import tern.app.history.Valued;
import tern.wallet.history.Lots;
import tern.wallet.history.Point;
import tern.wallet.units.TernException;

/// `tern history export`: the total over time, or what was earned, or what was done with its value at the time, as far
/// as the history on this computer knows it.
final class HistoryExportCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        TimeSpan span = TimeSpan.of(invocation, ZoneId.systemDefault());
        CsvFile csv = CsvFile.wanted(invocation).orElseThrow();
        List<Holder> holders = Holders.find(invocation.arguments().positionals(), new ArrayList<>(), invocation);
        boolean rewards = invocation.arguments().has("--rewards");
        boolean transactions = invocation.arguments().has("--transactions");
        Optional<Lots.Method> lots = lots(invocation);
        if (rewards && transactions) {
            throw invocation.usage("history.one-table");
        }
        if (invocation.arguments().value("--currency").isPresent() && !transactions && !rewards) {
            throw invocation.usage("history.currency-alone");
        }
        if (lots.isPresent() && !transactions) {
            throw invocation.usage("history.lots-alone");
        }
        try (HistoryAccess access = HistoryAccess.open(invocation)) {
            if (rewards) {
                rewards(access, holders, span, csv, invocation);
                return 0;
            }
            if (transactions) {
                transactions(access, holders, span, lots, csv, invocation);
                return 0;
            }
            TotalsCsv table = new TotalsCsv(access.network().id());
            int lines = 0;
            Instant first = Instant.MAX;
            Instant last = Instant.MIN;
            for (Holder holder : holders) {
                List<Point> points = access.history()
                        .totals(access.genesis(), holder.account(), span.from(), span.to());
                table.add(holder.name().orElse(""), holder.account(), points);
                for (Point point : points) {
                    first = point.time().isBefore(first) ? point.time() : first;
                    last = point.time().isAfter(last) ? point.time() : last;
                }
                lines += points.size();
            }
            if (lines == 0) {
                throw invocation.trouble(Trouble.NOT_FOUND, "history.nothing");
            }
            csv.write(table.text());
            if (invocation.json()) {
                try (Json json = new Json()) {
                    ActivityJson.head(json, access, holders, Optional.of(csv))
                            .number("lines", lines)
                            .number("firstMillis", first.toEpochMilli())
                            .number("lastMillis", last.toEpochMilli())
                            .writeTo(invocation.out());
                }
            }
            invocation.say("history.written", lines, csv.shown());
        }
        return 0;
    }

    private static Optional<Lots.Method> lots(Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value("--lots");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return switch (typed.get()) {
            case "fifo" -> Optional.of(Lots.Method.FIFO);
            case "hifo" -> Optional.of(Lots.Method.HIFO);
            case "average" -> Optional.of(Lots.Method.AVERAGE);
            default -> throw invocation.usage("history.bad-lots");
        };
    }

    private static void rewards(HistoryAccess access, List<Holder> holders, TimeSpan span, CsvFile csv,
            Invocation invocation) throws TernException, IOException {
        PastCurrency currency = access.currency(invocation);
        RewardsCsv table = new RewardsCsv(access.network().id(), currency);
        int unpriced = 0;
        List<Instant> times = new ArrayList<>();
        int untold = 0;
        for (Holder holder : holders) {
            Rewards found = access.history().rewards(access.genesis(), holder.account(), span.from(), span.to());
            table.add(holder.name().orElse(""), found.rewards());
            found.rewards().forEach(reward -> times.add(reward.time()));
            untold += found.untold();
            unpriced += (int) found.rewards().stream().filter(one -> currency.at(one.time()).isEmpty()).count();
        }
        Left left = new Left(OptionalInt.of(untold), currency, unpriced);
        write(access, holders, csv, table.text(), times, left, invocation);
        if (untold > 0) {
            invocation.remark("history.untold", untold);
        }
    }

    private static void transactions(HistoryAccess access, List<Holder> holders, TimeSpan span,
            Optional<Lots.Method> lots, CsvFile csv, Invocation invocation) throws TernException, IOException {
        PastCurrency currency = access.currency(invocation);
        TransactionsCsv table = new TransactionsCsv(access.network().id(), currency);
        int unpriced = 0;
        List<Instant> times = new ArrayList<>();
        for (Holder holder : holders) {
            List<Valued> found = access.history()
                    .transactions(access.genesis(), holder.account(), span.from(), span.to(), lots, currency);
            table.add(holder.name().orElse(""), found);
            found.forEach(valued -> times.add(valued.entry().time()));
            unpriced += (int) found.stream()
                    .filter(one -> one.value().isPresent() && currency.at(one.entry().time()).isEmpty())
                    .count();
        }
        Left left = new Left(OptionalInt.empty(), currency, unpriced);
        write(access, holders, csv, table.text(), times, left, invocation);
    }

    /// What a table does not tell.
    ///
    /// @param untold   days without a line; empty where there are no such lines
    /// @param currency of values at the time
    /// @param unpriced lines with a value in TAO for whose time no price in the currency was kept
    private record Left(OptionalInt untold, PastCurrency currency, int unpriced) {}

    private static void write(HistoryAccess access, List<Holder> holders, CsvFile csv, String text,
            List<Instant> times, Left left, Invocation invocation) throws TernException, IOException {
        if (times.isEmpty()) {
            throw invocation.trouble(Trouble.NOT_FOUND, "history.nothing-of-that");
        }
        csv.write(text);
        if (invocation.json()) {
            try (Json json = new Json()) {
                ActivityJson.head(json, access, holders, Optional.of(csv))
                        .number("lines", times.size())
                        .number("firstMillis", Collections.min(times).toEpochMilli())
                        .number("lastMillis", Collections.max(times).toEpochMilli());
                if (left.untold().isPresent()) {
                    json.number("untold", left.untold().getAsInt());
                }
                json.textOrNull("currency", left.currency().code()).number("unpriced", left.unpriced());
                json.writeTo(invocation.out());
            }
        }
        invocation.say("history.written", times.size(), csv.shown());
        if (left.currency().code().isPresent() && left.unpriced() > 0) {
            invocation.remark("history.unpriced", left.unpriced(), left.currency().code().get(),
                    PastCurrency.NEAR.toHours());
        }
    }
}
