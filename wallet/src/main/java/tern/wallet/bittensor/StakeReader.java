package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Reads stakes of coldkeys. Source: `StakeInfoRuntimeApi_get_stake_info_for_coldkeys`.
///
/// Layouts kept by hand: spec 425 `{hotkey, coldkey, netuid C16, stake C64, locked C64, emission C64, tao_emission C64,
/// drain C64, is_registered}`; spec 218 the same without `tao_emission`, with rows of zero among them. The stake is
/// alpha in both (TAO on root).
public final class StakeReader {

    /// A runtime call has a time limit and walks coldkeys × hotkeys × subnets: many coldkeys are asked in several calls
    /// of one frame.
    static final int COLDKEYS_PER_CALL = 32;

    private static final String API = "StakeInfoRuntimeApi";
    private static final String METHOD = "get_stake_info_for_coldkeys";
    private static final String CALL = API + "_" + METHOD;

    private StakeReader() {}

    /// Asks for all stakes of these coldkeys, none of them empty.
    ///
    /// @throws StateException when the chain has no such call
    public static Answer<List<StakeRow>> ask(ChainState state, ReadRound round, List<AccountId> coldkeys)
            throws StateException {
        List<Answer<List<StakeRow>>> parts = new ArrayList<>();
        for (int from = 0; from < coldkeys.size(); from += COLDKEYS_PER_CALL) {
            parts.add(askPart(state, round,
                    coldkeys.subList(from, Math.min(coldkeys.size(), from + COLDKEYS_PER_CALL))));
        }
        return () -> join(parts);
    }

    private static List<StakeRow> join(List<Answer<List<StakeRow>>> parts) throws ChainException, StateException {
        List<StakeRow> rows = new ArrayList<>();
        for (Answer<List<StakeRow>> part : parts) {
            rows.addAll(part.get());
        }
        return rows;
    }

    private static Answer<List<StakeRow>> askPart(ChainState state, ReadRound round, List<AccountId> coldkeys)
            throws StateException {
        return switch (state.features().infoApis()) {
            case BY_METADATA -> round
                    .api(API, METHOD, Value.seq(coldkeys.stream().map(Shape::key).toList()))
                    .map(CALL, StakeReader::read);
            case BY_HAND -> round.apiRaw(CALL, plainAccounts(coldkeys)).map(CALL, bytes -> {
                ScaleReader in = new ScaleReader(bytes);
                return readRows(in, true);
            });
            case WRAPPED -> round.apiRaw(CALL, wrappedAccounts(coldkeys))
                    .map(CALL, bytes -> readRows(Shape.unwrap(bytes), false));
            case NONE -> throw StateException.unsupported(
                    Texts.get("state.no-stakes"), CALL);
        };
    }

    static List<StakeRow> read(Value answer) throws ScaleException {
        List<StakeRow> rows = new ArrayList<>();
        for (Value pair : answer.asList()) {
            AccountId coldkey = Shape.account(pair.at(0));
            for (Value info : pair.at(1).asList()) {
                add(rows, new StakeRow(coldkey, Shape.account(info.field("hotkey")),
                        Shape.netuid(info.field("netuid")), Shape.amount(info.field("stake")),
                        info.field("is_registered").asBool()));
            }
        }
        return rows;
    }

    static List<StakeRow> readRows(ScaleReader in, boolean taoEmission) throws ScaleException {
        List<StakeRow> rows = new ArrayList<>();
        int coldkeys = in.readLength(33);
        for (int i = 0; i < coldkeys; i++) {
            AccountId coldkey = Shape.account(in);
            int infos = in.readLength(70);
            for (int j = 0; j < infos; j++) {
                AccountId hotkey = Shape.account(in);
                in.skip(32);
                int netuid = Shape.compactU16(in);
                var alpha = Shape.compactAmount(in);
                in.readCompact(64);
                in.readCompact(64);
                if (taoEmission) {
                    in.readCompact(64);
                }
                in.readCompact(64);
                add(rows, new StakeRow(coldkey, hotkey, netuid, alpha, in.readBool()));
            }
        }
        // a row that grew would shift all that follow: only an exact fit is the layout we know
        in.requireEnd();
        return rows;
    }

    private static void add(List<StakeRow> rows, StakeRow row) {
        if (!row.alpha().isZero()) {
            rows.add(row);
        }
    }

    static byte[] plainAccounts(List<AccountId> accounts) {
        ScaleWriter out = new ScaleWriter(5 + 32 * accounts.size());
        out.writeCompact(accounts.size());
        accounts.forEach(account -> out.writeBytes(account.bytes()));
        return out.toBytes();
    }

    static byte[] wrappedAccounts(List<AccountId> accounts) {
        ScaleWriter out = new ScaleWriter(5 + 33 * accounts.size());
        out.writeCompact(accounts.size());
        accounts.forEach(account -> out.writeByteList(account.bytes()));
        return out.toBytes();
    }
}
