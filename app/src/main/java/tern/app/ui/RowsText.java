package tern.app.ui;

import java.util.List;
import tern.wallet.units.Rao;

/// Rows of the stake table as text for the clipboard: columns divided by tabs, so that spreadsheets take them apart, all
/// nine decimals and a point as decimal mark.
final class RowsText {

    private RowsText() {}

    static String of(List<PositionRow> rows, Texts texts) {
        StringBuilder text = new StringBuilder(String.join("\t", texts.get("positions.subnet"),
                texts.get("positions.validator"), texts.get("positions.amount"), texts.get("positions.price"),
                texts.get("positions.value"), texts.get("positions.spot"))).append('\n');
        for (PositionRow row : rows) {
            PositionValues values = row.values().get();
            text.append(String.join("\t", plain(values.subnetName()) + " (" + values.key().netuid() + ")",
                    values.key().hotkey().address(), values.amount().toTaoText(), values.price().toTaoText(),
                    values.value().map(Rao::toTaoText).orElse(""), values.spot().toTaoText())).append('\n');
        }
        return text.toString();
    }

    /// Names come from strangers: one that begins like a formula would be run by a spreadsheet.
    private static String plain(String name) {
        String line = name.replaceAll("[\\t\\r\\n]", " ");
        return !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }
}
