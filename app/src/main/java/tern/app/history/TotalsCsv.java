package tern.app.history;

import java.util.List;
import tern.app.ui.Csv;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;

/// Totals over time for other programs: RFC 4180, all nine decimals, a point as decimal mark and UTC whatever the
/// locale.
public final class TotalsCsv {

    private static final String HEAD = "network,time,block,wallet,account,total_tao,spot_tao\r\n";

    private final StringBuilder text = new StringBuilder(HEAD);
    private final String network;

    /// @param network its word
    public TotalsCsv(String network) {
        this.network = network;
    }

    /// @param wallet what it is called; empty where it has no name
    public void add(String wallet, AccountId account, List<Point> points) {
        for (Point point : points) {
            Csv.field(text, network);
            Csv.field(text, point.time().toString());
            Csv.field(text, Long.toString(point.block()));
            Csv.field(text, wallet);
            Csv.field(text, account.address());
            Csv.field(text, point.exit().toTaoText());
            Csv.field(text, point.spot().toTaoText());
            Csv.endLine(text);
        }
    }

    /// Everything that was added, below a head line.
    public String text() {
        return text.toString();
    }
}
