package tern.app.home;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tern.app.ui.Csv;
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
                Csv.field(text, snapshot.networkId());
                Csv.field(text, Long.toString(snapshot.block().number()));
                Csv.field(text, account.account().address());
                Csv.field(text, walletName.apply(account.account()));
                Csv.field(text, Integer.toString(position.netuid()));
                Csv.field(text, Optional.ofNullable(snapshot.subnets().get(position.netuid()))
                        .map(Subnet::name)
                        .orElse(""));
                Csv.field(text, position.symbol());
                Csv.field(text, position.hotkey().address());
                Csv.field(text, position.validatorName().orElse(""));
                Csv.field(text, position.alpha().toTaoText());
                Csv.field(text, position.price().toTaoText());
                Csv.field(text, position.spot().toTaoText());
                Csv.field(text, position.exitSource() == ExitSource.UNAVAILABLE ? "" : position.exit().toTaoText());
                Csv.field(text, position.exitSource().name().toLowerCase(Locale.ROOT));
                Csv.field(text, position.earning().map(Object::toString).orElse(""));
                Csv.endLine(text);
            }
        }
        return text.toString();
    }
}
