package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.metadata.MetadataException.Kind;

class RuntimeMetadataTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void readsEveryVersionsLayout(int version) {
        SmallChain chain = new SmallChain(version);
        RuntimeMetadata metadata = chain.metadata();
        assertThat(metadata.version()).isEqualTo(version);
        assertThat(metadata.pallets()).extracting(Pallet::name).containsExactly("System", "Utility", "Größe");
        Pallet system = metadata.findPallet("System").orElseThrow();
        assertThat(system.index()).isZero();
        assertThat(system.storage()).extracting(StorageItem::name)
                .containsExactly(
                        "Number", "Account", "Events", "Hidden", "Digested", "Wide", "Three");
        assertThat(system.findStorage("Three")).contains(new StorageItem(
                "System",
                "Three",
                true,
                List.of(Hasher.BLAKE2_128_CONCAT, Hasher.IDENTITY, Hasher.TWOX_64_CONCAT),
                List.of(chain.account, chain.u16, chain.u64),
                chain.u64,
                new byte[8]));
        assertThat(system.findStorage("Number").orElseThrow().optional()).isFalse();
        assertThat(system.findStorage("Numbe")).isEmpty();
        assertThat(system.findStorage("Nümber")).isEmpty();
        assertThat(system.findConstant("SS58Prefix"))
                .contains(new Constant("SS58Prefix", chain.u16, new byte[]{42, 0}));
        assertThat(system.constants()).hasSize(2);
        assertThat(system.hasCall("remark")).isTrue();
        assertThat(system.hasCall("remar")).isFalse();
        assertThat(system.eventsType()).hasValue(chain.systemEvent);
        assertThat(system.errorsType()).hasValue(chain.systemError);
        Pallet last = metadata.findPallet(12).orElseThrow();
        assertThat(last.name()).isEqualTo("Größe");
        assertThat(last.callsType()).isEmpty();
        assertThat(last.hasCall("remark")).isFalse();
        assertThat(metadata.findPallet("Nothing")).isEmpty();
        assertThat(metadata.findPallet(1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, CheckSpec CheckEra CheckNonce", "15, CheckSpec CheckEra CheckNonce", "16, CheckNonce CheckSpec"})
    void readsTheExtensionsOfASignedExtrinsicInOrder(int version, String order) {
        SmallChain chain = new SmallChain(version);
        ExtrinsicInfo extrinsic = chain.metadata().extrinsic();
        assertThat(extrinsic.supportsVersion4()).isTrue();
        assertThat(extrinsic.callType()).isEqualTo(chain.runtimeCall);
        assertThat(extrinsic.addressType()).isEqualTo(chain.multiAddress);
        assertThat(extrinsic.signatureType()).isEqualTo(chain.signature);
        assertThat(extrinsic.signedExtensions())
                .extracting(SignedExtension::id)
                .containsExactly(order.split(" "));
        assertThat(extrinsic.signedExtensions())
                .contains(new SignedExtension("CheckNonce", chain.compactU32, chain.unit));
    }

    @Test
    void refusesSignedExtrinsicsWithoutAListOfExtensions() {
        SmallChain chain = new SmallChain(16);
        chain.b.extensionLists(Map.of(1, List.of(0)));
        assertThat(failure(chain.blob())).isEqualTo(Kind.MALFORMED);
        chain.b.extensionLists(Map.of(0, List.of(3)));
        assertThat(failure(chain.blob())).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void readsRuntimeApisFrom15On() {
        assertThat(new SmallChain(14).metadata().apis()).isEmpty();
        for (int version : new int[]{15, 16}) {
            SmallChain chain = new SmallChain(version);
            RuntimeMetadata metadata = chain.metadata();
            assertThat(metadata.apis()).extracting(RuntimeApi::name).containsExactly("Core", "Metadata");
            ApiMethod method = metadata.findApiMethod("Core", "double").orElseThrow();
            assertThat(method.callName()).isEqualTo("Core_double");
            assertThat(method.params())
                    .containsExactly(
                            new ApiMethod.Param("left", chain.u32), new ApiMethod.Param("right", chain.account));
            assertThat(method.outputType()).isEqualTo(chain.optionU32);
            assertThat(metadata.findApiMethod("Core", "triple")).isEmpty();
            assertThat(metadata.findApiMethod("Cor", "double")).isEmpty();
        }
    }

    @Test
    void readsTypesWithTheirNamesAndFields() {
        SmallChain chain = new SmallChain(15);
        TypeRegistry types = chain.metadata().types();
        Type account = types.get(chain.account);
        assertThat(account.path()).containsExactly("sp_core", "crypto", "AccountId32");
        assertThat(((TypeDef.Composite) account.def()).fields().get(0).typeName()).contains("[u8; 32]");
        assertThat(types.findCase(chain.systemError, "CallFiltered").orElseThrow().docs())
                .isEqualTo("The call is filtered.\nTry another.");
        assertThat(types.findCase(chain.systemError, "Undocumented").orElseThrow().docs())
                .isEmpty();
        assertThat(types.cases(chain.u8)).isEmpty();
        assertThat(types.get(chain.account)).isSameAs(account);
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> types.get(types.size())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void refusesEveryPrefixOfABlobAndAnythingBehindIt(int version) {
        byte[] blob = new SmallChain(version).blob();
        for (int length = 0; length < blob.length; length++) {
            Kind kind = failure(Arrays.copyOf(blob, length));
            if (kind != Kind.MALFORMED) {
                fail("%d bytes: %s", length, kind);
            }
        }
        assertThat(failure(Arrays.copyOf(blob, blob.length + 1))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesOtherMagicNumbersAndVersions() {
        byte[] blob = new SmallChain(14).blob();
        for (int version : new int[]{0, 13, 17, 255}) {
            blob[4] = (byte) version;
            assertThat(failure(blob)).isEqualTo(Kind.UNSUPPORTED_VERSION);
        }
        blob[4] = 14;
        blob[0] = 'M';
        assertThat(failure(blob)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesIdsOfTypesThatAreNotThere() {
        MetadataBuilder builder = new MetadataBuilder(14);
        builder.seq(1);
        builder.extrinsic(0, 0, 0, 0);
        // the extrinsic's own type is 1; one more is not there
        assertThat(failure(builder.build())).isNull();
        MetadataBuilder wrong = new MetadataBuilder(14);
        wrong.seq(2);
        wrong.extrinsic(0, 0, 0, 0);
        assertThat(failure(wrong.build())).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesSeveralHashersForAKeyThatIsNoTuple() {
        SmallChain chain = new SmallChain(15);
        chain.b.pallet(new MetadataBuilder.P(
                "Odd",
                40,
                List.of(new MetadataBuilder.Storage("Item", true, List.of(2, 2), chain.u32, chain.u32, new byte[1])),
                -1,
                -1,
                -1,
                List.of()));
        assertThat(failure(chain.blob())).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void doesNotNoticeChangesOfTheCallersArray() throws MetadataException {
        byte[] blob = new SmallChain(15).blob();
        RuntimeMetadata metadata = RuntimeMetadata.decode(blob);
        Arrays.fill(blob, (byte) 0xff);
        assertThat(metadata.findPallet("System").orElseThrow().storage()).hasSize(7);
    }

    static final List<String> REAL = RealChains.ALL;

    @ParameterizedTest
    @FieldSource("REAL")
    void readsRealChainsToTheLastByte(String name) throws MetadataException {
        byte[] blob = TestData.metadata(name);
        RuntimeMetadata metadata = RuntimeMetadata.decode(blob);
        assertThat(metadata.version()).isEqualTo(blob[4]);
        assertThat(metadata.pallets()).hasSizeGreaterThan(20).allSatisfy(pallet -> {
            assertThat(pallet.storage()).allSatisfy(item -> assertThat(pallet.findStorage(item.name()))
                    .contains(item));
            assertThat(pallet.constants()).allSatisfy(constant -> assertThat(pallet.findConstant(constant.name()))
                    .contains(constant));
        });
        for (int id = 0; id < metadata.types().size(); id++) {
            assertThat(metadata.types().get(id).id()).isEqualTo(id);
            metadata.types().cases(id).forEach(VariantCase::fields);
        }
        assertThat(metadata.apis().isEmpty()).isEqualTo(metadata.version() == 14);
        assertThat(metadata.apis()).allSatisfy(api -> assertThat(api.methods()).allSatisfy(method -> assertThat(
                metadata.findApiMethod(api.name(), method.name()))
                .contains(method)));
        assertThat(failure(Arrays.copyOf(blob, blob.length - 1))).isEqualTo(Kind.MALFORMED);
        assertThat(failure(Arrays.copyOf(blob, blob.length + 1))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void describesFinney() throws MetadataException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        Pallet subtensor = metadata.findPallet("SubtensorModule").orElseThrow();
        assertThat(subtensor.index()).isEqualTo(7);
        StorageItem alpha = subtensor.findStorage("AlphaV2").orElseThrow();
        assertThat(alpha.hashers())
                .containsExactly(Hasher.BLAKE2_128_CONCAT, Hasher.BLAKE2_128_CONCAT, Hasher.IDENTITY);
        assertThat(alpha.keyTypes()).extracting(metadata.codec()::typeName)
                .containsExactly(
                        "AccountId32", "AccountId32", "u16");
        assertThat(subtensor.hasCall("add_stake_limit")).isTrue();
        ApiMethod quote = metadata.findApiMethod("SwapRuntimeApi", "sim_swap_tao_for_alpha").orElseThrow();
        assertThat(quote.params()).hasSize(2);
        assertThat(metadata.extrinsic().versions()).containsExactly(4, 5);
    }

    private static @Nullable Kind failure(byte[] blob) {
        try {
            RuntimeMetadata.decode(blob);
            return null;
        } catch (MetadataException e) {
            return e.kind();
        }
    }
}
