package tern.app.home;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tern.wallet.bittensor.Subnet;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;

/// The stake table for other programs: RFC 4180, all nine decimals, a point as decimal mark whatever the locale.
final class PositionsCsv {

    private static final String HEAD = "network,block,coldkey,wallet,netuid,subnet,symbol,hotkey,validator,amount,"
            + "price_tao,spot_tao,value_tao,value_source,earning\r\n";

    private PositionsCsv() {}

    static String write(PortfolioSnapshot snapshot, Function<AccountId, String> walletName) {
        StringBuilder text = new StringBuilder(HEAD);
        for (AccountPicture account : snapshot.accounts()) {
            for (PositionPicture position : account.positions()) {
                field(text, snapshot.networkId());
                field(text, Long.toString(snapshot.block().number()));
                field(text, account.account().address());
                field(text, walletName.apply(account.account()));
                field(text, Integer.toString(position.netuid()));
                field(text, Optional.ofNullable(snapshot.subnets().get(position.netuid()))
                        .map(Subnet::name)
                        .orElse(""));
                field(text, position.symbol());
                field(text, position.hotkey().address());
                field(text, position.validatorName().orElse(""));
                field(text, position.alpha().toTaoText());
                field(text, position.price().toTaoText());
                field(text, position.spot().toTaoText());
                field(text, position.exitSource() == ExitSource.UNAVAILABLE ? "" : position.exit().toTaoText());
                field(text, position.exitSource().name().toLowerCase(Locale.ROOT));
                field(text, position.earning().map(Object::toString).orElse(""));
                text.setLength(text.length() - 1);
                text.append("\r\n");
            }
        }
        return text.toString();
    }

    private static void field(StringBuilder text, String value) {
        // names come from strangers: one that begins like a formula would be run by a spreadsheet
        String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append('"').append(harmless.replace("\"", "\"\"")).append('"');
        } else {
            text.append(harmless);
        }
        text.append(',');
    }
}
