package tern.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.cli.Holders.Holder;
import tern.app.cli.Holders.LeftOut;
import tern.wallet.history.ActivityEntry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Activity for other programs; `docs/cli.md` has the fields.
final class ActivityJson {

    private ActivityJson() {}

    /// @param truncated whether older entries than the ones looked at were left out
    static void write(HistoryAccess access, List<Holder> holders, List<LeftOut> leftOut, List<ActivityEntry> entries,
            boolean truncated, Optional<CsvFile> csv, PrintStream out) {
        try (Json json = new Json()) {
            head(json, access, holders, csv).startArray("entries");
            for (ActivityEntry entry : entries) {
                json.startObject();
                entry(json, entry);
                json.endObject();
            }
            json.endArray().flag("truncated", truncated).startArray("leftOut");
            for (LeftOut one : leftOut) {
                json.startObject()
                        .text("name", Plain.text(one.name()))
                        .text("reason", Plain.text(one.reason()))
                        .endObject();
            }
            json.endArray().writeTo(out);
        }
    }

    /// What every answer from the history begins with.
    static Json head(Json json, HistoryAccess access, List<Holder> holders, Optional<CsvFile> csv) {
        json.text("network", access.network().id())
                .text("genesis", access.genesis().toString())
                .textOrNull("file", csv.map(CsvFile::path))
                .startArray("accounts");
        for (Holder holder : holders) {
            json.startObject()
                    .textOrNull("name", holder.name().map(Plain::text))
                    .text("address", holder.account().address())
                    .flag("watched", holder.watched())
                    .endObject();
        }
        return json.endArray();
    }

    private static void entry(Json json, ActivityEntry entry) {
        json.text("kind", ActivityFilter.word(entry.kind()))
                .text("account", entry.account().address())
                .startObject("block");
        PortfolioJson.block(json, entry.block());
        json.number("timeMillis", entry.time().toEpochMilli()).endObject();
        number(json, "index", entry.extrinsic());
        json.textOrNull("hash", entry.hash().map(Hash32::toString));
        number(json, "netuid", entry.netuid());
        number(json, "toNetuid", entry.toNetuid());
        json.textOrNull("hotkey", entry.hotkey().map(AccountId::address))
                .textOrNull("other", entry.other().map(AccountId::address))
                .raoOrNull("taoRao", entry.tao())
                .raoOrNull("alphaRao", entry.alpha())
                .raoOrNull("toAlphaRao", entry.toAlpha())
                .rao("feeRao", entry.fee())
                .textOrNull("failure", entry.failure().map(Plain::text))
                .textOrNull("call", Optional.of(entry.call()).filter(call -> !call.isEmpty()).map(Plain::text));
    }

    private static void number(Json json, String name, OptionalInt value) {
        if (value.isPresent()) {
            json.number(name, value.getAsInt());
        } else {
            json.generator().writeNullProperty(name);
        }
    }
}
