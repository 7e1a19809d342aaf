package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;

/// Reads subnets and their pools. Source: `SubnetInfoRuntimeApi_get_all_dynamic_info`, and storage for what that leaves
/// out: names and symbols on spec 218, subnets that newer runtimes do not list.
///
/// Layouts kept by hand: spec 218 `{owner, netuid C16, tempo C16, last_step, blocks_since_last_step, emission,
/// alpha_in, alpha_out, tao_in, total_locked, owner_locked: C64}`; spec 425 as in [#readRows425]. Rows are found by
/// their netuid, never by their place.
public final class SubnetReader {

    private static final String MODULE = "SubtensorModule";
    private static final String API = "SubnetInfoRuntimeApi";
    private static final String METHOD = "get_all_dynamic_info";
    private static final String CALL = API + "_" + METHOD;

    /// Items that have held subnet names, newest first.
    private static final List<String> IDENTITIES = List.of("SubnetIdentitiesV3", "SubnetIdentitiesV2",
            "SubnetIdentities");

    private SubnetReader() {}

    /// Asks for all subnets that the runtime lists, root among them.
    public static Answer<Map<Integer, SubnetRow>> ask(ChainState state, ReadRound round) throws StateException {
        return switch (state.features().infoApis()) {
            case BY_METADATA -> round.api(API, METHOD).map(CALL, SubnetReader::read);
            case BY_HAND -> round.apiRaw(CALL, new byte[0])
                    .map(CALL, bytes -> readRows425(new ScaleReader(bytes)));
            case WRAPPED -> round.apiRaw(CALL, new byte[0]).map(CALL, bytes -> readRows218(Shape.unwrap(bytes)));
            case NONE -> throw StateException.unsupported(
                    Texts.get("state.no-subnets"), CALL);
        };
    }

    /// Asks storage for one subnet.
    static Answer<SubnetRow> askStorage(ChainState state, ReadRound round, int netuid) {
        Value key = Shape.key(netuid);
        var owner = round.storage(MODULE, "SubnetOwner", key);
        var tempo = round.storage(MODULE, "Tempo", key);
        var taoIn = round.storage(MODULE, "SubnetTAO", key);
        var alphaIn = round.storage(MODULE, "SubnetAlphaIn", key);
        var alphaOut = round.storage(MODULE, "SubnetAlphaOut", key);
        var registered = round.storage(MODULE, "NetworkRegisteredAt", key);
        var words = askWords(state, round, netuid);
        Answer<SubnetRow> numbers = () -> {
            var read = Answers.allOf(List.of(owner, tempo, taoIn, alphaIn, alphaOut, registered));
            return read.map("subnet " + netuid, values -> new SubnetRow(netuid, Optional.empty(), Optional.empty(),
                    Shape.amount(values.get(2)), Shape.amount(values.get(3)), Shape.amount(values.get(4)),
                    values.get(1).asInt(), Shape.somebody(values.get(0)),
                    registeredAt(values.get(5).asLong()))).get();
        };
        return () -> numbers.get().with(words.get());
    }

    /// Asks storage for a subnet's name, symbol and pool kind.
    static Answer<SubnetWords> askWords(ChainState state, ReadRound round, int netuid) {
        Value key = Shape.key(netuid);
        List<Answer<Optional<Value>>> identities = new ArrayList<>();
        for (String item : IDENTITIES) {
            if (state.hasStorage(MODULE, item)) {
                identities.add(round.storage(MODULE, item, key));
            }
        }
        var symbol = round.storage(MODULE, "TokenSymbol", key)
                .map("TokenSymbol", bytes -> SubnetRow.cleanSymbol(bytes.isEmpty()
                        ? new byte[0]
                        : bytes.get().asBytes()));
        var mechanism = round.storage(MODULE, "SubnetMechanism", key)
                .map("SubnetMechanism", number -> number.isEmpty() || number.get().asInt() == 1);
        return () -> new SubnetWords(firstName(identities), symbol.get(), mechanism.get());
    }

    private static Optional<String> firstName(List<Answer<Optional<Value>>> identities)
            throws ChainException, StateException {
        for (Answer<Optional<Value>> identity : identities) {
            Optional<String> name = identity.map("subnet identity", SubnetReader::nameOf).get();
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameOf(Optional<Value> identity) throws ScaleException {
        return identity.isEmpty()
                ? Optional.empty()
                : SubnetRow.cleanName(identity.get().field("subnet_name").asBytes());
    }

    static Map<Integer, SubnetRow> read(Value answer) throws ScaleException {
        Map<Integer, SubnetRow> rows = new LinkedHashMap<>();
        for (Value item : answer.asList()) {
            Optional<Value> present = Value.optional(item);
            if (present.isEmpty()) {
                continue;
            }
            Value row = present.get();
            int netuid = Shape.netuid(row.field("netuid"));
            Optional<Value> owner = row.find("owner_coldkey").or(() -> row.find("owner"));
            Optional<Value> registered = row.find("network_registered_at");
            rows.put(netuid, new SubnetRow(netuid,
                    SubnetRow.cleanName(row.field("subnet_name").asBytes()),
                    SubnetRow.cleanSymbol(row.field("token_symbol").asBytes()),
                    Shape.amount(row.field("tao_in")), Shape.amount(row.field("alpha_in")),
                    Shape.amount(row.field("alpha_out")), row.field("tempo").asInt(),
                    owner.isPresent() ? Shape.somebody(owner.get()) : Optional.empty(),
                    registered.isPresent() ? registeredAt(registered.get().asLong()) : Optional.empty()));
        }
        return rows;
    }

    static Map<Integer, SubnetRow> readRows218(ScaleReader in) throws ScaleException {
        Map<Integer, SubnetRow> rows = new LinkedHashMap<>();
        int count = in.readLength(1);
        for (int i = 0; i < count; i++) {
            if (!in.readBool()) {
                continue;
            }
            var owner = Shape.account(in);
            int netuid = Shape.compactU16(in);
            int tempo = Shape.compactU16(in);
            in.readCompact(64);
            in.readCompact(64);
            in.readCompact(64);
            var alphaIn = Shape.compactAmount(in);
            var alphaOut = Shape.compactAmount(in);
            var taoIn = Shape.compactAmount(in);
            in.readCompact(64);
            in.readCompact(64);
            rows.put(netuid, new SubnetRow(netuid, Optional.empty(), Optional.empty(), taoIn, alphaIn, alphaOut, tempo,
                    owner.equals(Shape.NOBODY) ? Optional.empty() : Optional.of(owner), Optional.empty()));
        }
        in.requireEnd();
        return rows;
    }

    /// `netuid C16; owner_hotkey; owner_coldkey; subnet_name Vec<C8>; token_symbol Vec<C8>; tempo C16; last_step C64;
    /// blocks_since_last_step C64; emission C64; alpha_in C64; alpha_out C64; tao_in C64; alpha_out_emission C64;
    /// alpha_in_emission C64; tao_in_emission C64; pending_alpha_emission C64; pending_root_emission C64;
    /// subnet_volume C128; network_registered_at C64; subnet_identity Option<8 × bytes>; moving_price 16 bytes`
    static Map<Integer, SubnetRow> readRows425(ScaleReader in) throws ScaleException {
        Map<Integer, SubnetRow> rows = new LinkedHashMap<>();
        int count = in.readLength(1);
        for (int i = 0; i < count; i++) {
            if (!in.readBool()) {
                continue;
            }
            int netuid = Shape.compactU16(in);
            in.skip(32);
            var owner = Shape.account(in);
            var name = SubnetRow.cleanName(Shape.compactBytes(in));
            var symbol = SubnetRow.cleanSymbol(Shape.compactBytes(in));
            int tempo = Shape.compactU16(in);
            skipCompacts(in, 3);
            var alphaIn = Shape.compactAmount(in);
            var alphaOut = Shape.compactAmount(in);
            var taoIn = Shape.compactAmount(in);
            skipCompacts(in, 6);
            long registered = in.readCompactLong();
            if (in.readBool()) {
                for (int field = 0; field < 8; field++) {
                    in.skip(in.readLength(1));
                }
            }
            in.skip(16);
            rows.put(netuid, new SubnetRow(netuid, name, symbol, taoIn, alphaIn, alphaOut, tempo,
                    owner.equals(Shape.NOBODY) ? Optional.empty() : Optional.of(owner), registeredAt(registered)));
        }
        in.requireEnd();
        return rows;
    }

    private static void skipCompacts(ScaleReader in, int count) throws ScaleException {
        for (int i = 0; i < count; i++) {
            in.readCompact(128);
        }
    }

    private static Optional<Long> registeredAt(long block) {
        return block == 0 ? Optional.empty() : Optional.of(block);
    }
}
