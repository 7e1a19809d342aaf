package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Twox;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class StorageKeysTest {

    static final List<String> REAL = RealChains.ALL;

    private static StorageItem item(RuntimeMetadata metadata, String pallet, String name) {
        return metadata.findPallet(pallet).orElseThrow().findStorage(name).orElseThrow();
    }

    @Test
    void everyHasherHashesAsItsNameSays() {
        byte[] key = {1, 2, 3};
        assertThat(Hasher.BLAKE2_128.apply(key)).isEqualTo(Blake2.hash128(key));
        assertThat(Hasher.BLAKE2_256.apply(key)).isEqualTo(Blake2.hash256(key));
        assertThat(Hasher.BLAKE2_128_CONCAT.apply(key)).startsWith(Blake2.hash128(key)).endsWith(key).hasSize(19);
        assertThat(Hasher.TWOX_128.apply(key)).isEqualTo(Twox.twox128(key));
        assertThat(Hasher.TWOX_256.apply(key)).isEqualTo(Twox.twox256(key));
        assertThat(Hasher.TWOX_64_CONCAT.apply(key)).startsWith(Twox.twox64(key)).endsWith(key).hasSize(11);
        assertThat(Hasher.IDENTITY.apply(key)).isEqualTo(key);
        for (Hasher hasher : Hasher.values()) {
            assertThat(hasher.apply(key)).hasSize(hasher.hashLength() + (hasher.isTransparent() ? 3 : 0));
        }
    }

    /// Made by `@polkadot/util-crypto`; see the vectors' readme.
    @Test
    void makesTheKeysOfTheVectors() {
        int checked = 0;
        for (JsonNode vector : TestData.vectors("hashing.json").get("storage_keys")) {
            List<Hasher> hashers = new ArrayList<>();
            List<Integer> types = new ArrayList<>();
            byte[] key = new byte[0];
            for (JsonNode part : vector.get("keys")) {
                Hasher hasher = switch (part.get("hasher").asString()) {
                    case "Blake2_128Concat" -> Hasher.BLAKE2_128_CONCAT;
                    case "Twox64Concat" -> Hasher.TWOX_64_CONCAT;
                    case "Identity" -> Hasher.IDENTITY;
                    default -> throw new AssertionError(part);
                };
                hashers.add(hasher);
                types.add(0);
                byte[] hashed = hasher.apply(Hex.decode(part.get("scale").asString()));
                byte[] longer = Arrays.copyOf(key, key.length + hashed.length);
                System.arraycopy(hashed, 0, longer, key.length, hashed.length);
                key = longer;
            }
            StorageItem item = new StorageItem(
                    vector.get("pallet").asString(), vector.get("item").asString(), true, hashers, types, 0, key);
            String made = Hex.encode(StorageKeys.prefix(item)) + Hex.encode(key).substring(2);
            assertThat(made).isEqualTo(vector.get("storageKey").asString());
            checked++;
        }
        assertThat(checked).isEqualTo(10);
    }

    @Test
    void makesTheKeysOfTheVectorsFromFinneysMetadata() throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        int checked = 0;
        for (JsonNode vector : TestData.vectors("hashing.json").get("storage_keys")) {
            Optional<StorageItem> item = metadata.findPallet(vector.get("pallet").asString())
                    .flatMap(pallet -> pallet.findStorage(vector.get("item").asString()));
            if (item.isEmpty()) {
                continue;
            }
            List<Value> keys = new ArrayList<>();
            for (JsonNode part : vector.get("keys")) {
                byte[] scale = Hex.decode(part.get("scale").asString());
                keys.add(metadata.codec().decode(item.get().keyTypes().get(keys.size()), scale));
            }
            byte[] key = StorageKeys.key(metadata, item.get(), keys.toArray(Value[]::new));
            assertThat(Hex.encode(key)).isEqualTo(vector.get("storageKey").asString());
            checked++;
        }
        assertThat(checked).isGreaterThanOrEqualTo(7);
    }

    @Test
    void readsKeysBackWhereTheHasherShowsThem() throws ScaleException {
        SmallChain chain = new SmallChain(15);
        RuntimeMetadata metadata = chain.metadata();
        Value account = Value.of(new byte[32]);
        StorageItem three = item(metadata, "System", "Three");
        byte[] key = StorageKeys.key(metadata, three, account, Value.of(7), Value.of(8));
        assertThat(key).hasSize(32 + 48 + 2 + 16);
        assertThat(StorageKeys.parse(metadata, three, key))
                .containsExactly(Optional.of(account), Optional.of(Value.of(7)), Optional.of(Value.of(8)));
        StorageItem hidden = item(metadata, "System", "Hidden");
        assertThat(StorageKeys.parse(metadata, hidden, StorageKeys.key(metadata, hidden, Value.of(1), account)))
                .containsExactly(Optional.empty(), Optional.empty());
        StorageItem plain = item(metadata, "System", "Number");
        assertThat(StorageKeys.parse(metadata, plain, StorageKeys.key(metadata, plain))).isEmpty();
    }

    @Test
    void makesPrefixesOfFewerKeys() throws ScaleException {
        RuntimeMetadata metadata = new SmallChain(14).metadata();
        StorageItem three = item(metadata, "System", "Three");
        byte[] whole = StorageKeys.key(metadata, three, Value.of(new byte[32]), Value.of(7), Value.of(8));
        assertThat(whole)
                .startsWith(StorageKeys.key(metadata, three, Value.of(new byte[32]), Value.of(7)))
                .startsWith(StorageKeys.key(metadata, three, Value.of(new byte[32])))
                .startsWith(StorageKeys.prefix(three));
    }

    @Test
    void refusesKeysThatAreNotTheItems() throws ScaleException {
        RuntimeMetadata metadata = new SmallChain(14).metadata();
        StorageItem three = item(metadata, "System", "Three");
        Value account = Value.of(new byte[32]);
        byte[] whole = StorageKeys.key(metadata, three, account, Value.of(7), Value.of(8));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(catchThrowableOfType(ScaleException.class, () -> StorageKeys.parse(metadata, three, part)))
                    .as("%d bytes", length)
                    .isNotNull();
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThat(catchThrowableOfType(ScaleException.class, () -> StorageKeys.parse(metadata, three, longer)))
                .isNotNull();
        StorageItem other = item(metadata, "System", "Account");
        assertThat(catchThrowableOfType(ScaleException.class, () -> StorageKeys.parse(metadata, other, whole)))
                .isNotNull();
        assertThat(catchThrowableOfType(ScaleException.class, () -> StorageKeys.key(metadata, other, account, account)))
                .isNotNull();
        assertThat(catchThrowableOfType(ScaleException.class, () -> StorageKeys.key(metadata, other, Value.of(1))))
                .isNotNull();
    }

    @ParameterizedTest
    @FieldSource("REAL")
    void readsBackRandomKeysOfEveryMapOfARealChain(String name) throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(name);
        RandomValues values = new RandomValues(metadata.types(), 21);
        SplittableRandom random = new SplittableRandom(21);
        int maps = 0;
        for (Pallet pallet : metadata.pallets()) {
            for (StorageItem item : pallet.storage()) {
                Value[] keys = new Value[item.keyTypes().size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = values.next(item.keyTypes().get(i), random.nextInt(3));
                }
                List<Optional<Value>> read = StorageKeys.parse(metadata, item, StorageKeys.key(metadata, item, keys));
                assertThat(read).hasSize(keys.length);
                for (int i = 0; i < keys.length; i++) {
                    if (item.hashers().get(i).isTransparent()) {
                        assertThat(read.get(i)).as("seed 21, %s", item).contains(keys[i]);
                    }
                }
                maps += keys.length > 0 ? 1 : 0;
            }
        }
        assertThat(maps).isGreaterThan(100);
    }

    /// What an absent value means must itself be a value of the type.
    @ParameterizedTest
    @FieldSource("REAL")
    void everyDefaultAndConstantOfARealChainDecodes(String name) throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(name);
        for (Pallet pallet : metadata.pallets()) {
            for (StorageItem item : pallet.storage()) {
                if (!item.optional()) {
                    Value value = metadata.codec().decode(item.valueType(), item.defaultValue());
                    assertThat(metadata.codec().encode(item.valueType(), value)).isEqualTo(item.defaultValue());
                }
            }
            for (Constant constant : pallet.constants()) {
                Value value = metadata.codec().decode(constant.type(), constant.value());
                assertThat(metadata.codec().encode(constant.type(), value)).isEqualTo(constant.value());
            }
        }
    }
}
