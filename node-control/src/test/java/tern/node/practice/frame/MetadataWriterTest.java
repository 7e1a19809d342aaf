package tern.node.practice.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;

/// What a client decodes from metadata is what the declarations do.
class MetadataWriterTest {

    private static final AccountId ALICE = AccountId
            .ofHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");

    private record Info(long nonce, long free) {}

    private static final Type<Info> INFO = StructType.<Info>named("test", "Info")
            .field("nonce", Types.U32, Info::nonce)
            .field("free", Types.U64, Info::free)
            .build(parts -> new Info(parts.get(0), parts.get(1)));

    private static final class Purse extends Pallet {

        final Storage.Map1<AccountId, Info> accounts = map("Accounts", blake2(Types.ACCOUNT), INFO, new Info(0, 7),
                "what everybody has");
        final Storage.Map2<Integer, AccountId, Long> shares = map("Shares", identity(Types.U16), twox(Types.ACCOUNT),
                Types.U64, 0L, "");
        final ErrorDecl empty = error(3, "Empty", "Nothing is there.");
        final EventDecl given = event(2, "Given", "", EventDecl.Field.of("who", Types.ACCOUNT),
                EventDecl.Field.of("amount", Types.U64));

        Purse(RuntimeCalls calls) {
            super("Purse", 9, PalletPath.of("pallet_purse"));
            constant("Least", Types.U64, 500L, "");
            call(4, "give", 1_000, "Gives.", (dispatch, call) -> {
                long amount = call.<Long>arg("amount");
                empty.unless(accounts.get(dispatch.state(), dispatch.origin().signer()).free() >= amount);
                dispatch.emit(given, call.<AccountId>arg("who"), amount);
            }, arg("who", Types.ACCOUNT), arg("amount", Types.COMPACT_U64));
            call(5, "many", 1_000, "", (dispatch, call) -> {}, arg("calls", Types.vec(calls)));
        }
    }

    private final RuntimeCalls calls = new RuntimeCalls();
    private final Purse purse = new Purse(calls);
    private final RuntimeDecl runtime = new RuntimeDecl(new RuntimeDecl.RuntimeVersion("test", 1, 1), List.of(purse),
            List.of(new ApiDecl("PurseApi", 2, "").method("free", Types.option(Types.U64), "",
                    (query, args) -> purse.accounts.find(query.state(), (AccountId) args.get(0)).map(Info::free),
                    Pallet.arg("who", Types.ACCOUNT))),
            new RuntimeEvents(),
            new ExtrinsicTypes(Types.ACCOUNT, calls, Types.bytes(64), RowType.tuple(Types.COMPACT_U32),
                    List.of(new ExtensionDecl("CheckNonce", Types.COMPACT_U32, Types.UNIT))));

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void declarationsReadBackFromMetadata(int version) throws Exception {
        RuntimeMetadata metadata = RuntimeMetadata.decode(runtime.metadata(version));
        assertThat(metadata.version()).isEqualTo(version);
        var pallet = metadata.findPallet("Purse").orElseThrow();
        assertThat(pallet.index()).isEqualTo(9);
        var item = pallet.findStorage("Accounts").orElseThrow();
        assertThat(metadata.codec().decode(item.valueType(), item.defaultValue()).field("free").asLong()).isEqualTo(7);
        State state = new State();
        purse.accounts.put(state, ALICE, new Info(1, 42));
        byte[] key = StorageKeys.key(metadata, item, Value.of(ALICE.bytes()));
        byte[] stored = state.get(new State.Key(key));
        assertThat(metadata.codec().decode(item.valueType(), stored).field("free").asLong()).isEqualTo(42);
        var shares = pallet.findStorage("Shares").orElseThrow();
        purse.shares.put(state, 3, ALICE, 11L);
        assertThat(state.get(new State.Key(
                StorageKeys.key(metadata, shares, Value.of(3), Value.of(ALICE.bytes()))))).isNotNull();
        assertThat(purse.shares.keys(state, 3)).containsExactly(ALICE);
        assertThat(metadata.extrinsic().signedExtensions()).extracting("id").containsExactly("CheckNonce");
        assertThat(metadata.findApiMethod("PurseApi", "free").isPresent()).isEqualTo(version >= 15);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void callsEncodedByMetadataAreTheCallsThatRun(int version) throws Exception {
        RuntimeMetadata metadata = RuntimeMetadata.decode(runtime.metadata(version));
        byte[] give = new Calls(metadata).encode("Purse", "give",
                Map.of("who", Value.of(ALICE.bytes()), "amount", Value.of(70)));
        Call call = runtime.calls().read(new ScaleReader(give));
        assertThat(call.is("Purse", "give")).isTrue();
        assertThat(call.<AccountId>arg("who")).isEqualTo(ALICE);
        assertThat(call.<Long>arg("amount")).isEqualTo(70L);
        Call many = new Call(runtime.calls().find("Purse", "many").orElseThrow(), List.of(List.of(call, call)));
        assertThat(new Calls(metadata).decode(runtime.calls().toBytes(many)).name()).isEqualTo("many");
    }

    @Test
    void aFailedCallNamesItsError() {
        State state = new State();
        Dispatch dispatch = new Dispatch(new Origin.Signed(ALICE), state, 1, event -> {}, (d, c) -> {});
        Call call = new Call(calls.find("Purse", "give").orElseThrow(), List.of(ALICE, 8L));
        assertThatThrownBy(() -> call.decl().handler().run(dispatch, call))
                .isInstanceOfSatisfying(DispatchException.class,
                        e -> assertThat(e.error()).isEqualTo(new DispatchError.Module(9, 3)));
    }

    @Test
    void layersAreTakenBackWholeAndTheRootFollows() {
        State state = new State();
        purse.accounts.put(state, ALICE, new Info(1, 1));
        var before = state.root();
        state.begin();
        purse.accounts.put(state, ALICE, new Info(2, 2));
        state.begin();
        purse.accounts.remove(state, ALICE);
        purse.shares.put(state, 1, ALICE, 5L);
        state.rollback();
        assertThat(purse.accounts.get(state, ALICE)).isEqualTo(new Info(2, 2));
        assertThat(state.root()).isNotEqualTo(before);
        state.rollback();
        assertThat(state.root()).isEqualTo(before);
        assertThat(state.size()).isEqualTo(1);
    }
}
