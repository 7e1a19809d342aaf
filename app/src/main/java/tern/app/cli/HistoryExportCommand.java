package tern.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.cli.Holders.Holder;
import tern.app.history.TotalsCsv;
import tern.wallet.history.Point;
import tern.wallet.units.TernException;

/// `tern history export`: the total over time, as far as the history on this computer knows it.
final class HistoryExportCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        TimeSpan span = TimeSpan.of(invocation, ZoneId.systemDefault());
        CsvFile csv = CsvFile.wanted(invocation).orElseThrow();
        List<Holder> holders = Holders.find(invocation.arguments().positionals(), new ArrayList<>(), invocation);
        try (HistoryAccess access = HistoryAccess.open(invocation)) {
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
}
