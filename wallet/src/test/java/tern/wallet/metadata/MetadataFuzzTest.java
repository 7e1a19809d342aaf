package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Entry points for Jazzer. A normal test run only repeats the inputs kept under `MetadataFuzzTestInputs`; with the
/// environment variable `JAZZER_FUZZ=1` it looks for new ones.
class MetadataFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void metadataIsReadOrRefused(byte[] data) {
        RuntimeMetadata metadata;
        try {
            metadata = RuntimeMetadata.decode(data);
        } catch (MetadataException e) {
            return;
        }
        Exercise.everything(metadata, new SplittableRandom(data.length));
    }

    /// The first byte chooses the type.
    @FuzzTest(maxDuration = "60s")
    void valuesAreReadOrRefused(byte[] data) throws ScaleException {
        if (data.length == 0) {
            return;
        }
        RuntimeMetadata metadata = new SmallChain(16).metadata();
        int type = (data[0] & 0xff) % metadata.types().size();
        byte[] bytes = new byte[data.length - 1];
        System.arraycopy(data, 1, bytes, 0, bytes.length);
        Value value;
        try {
            value = metadata.codec().decode(type, bytes);
        } catch (ScaleException e) {
            return;
        }
        byte[] again = metadata.codec().encode(type, value);
        assertThat(metadata.codec().decode(type, again)).isEqualTo(value);
    }

    @FuzzTest(maxDuration = "60s")
    void callsAreReadOrRefused(byte[] data) throws ScaleException, MetadataException {
        RuntimeMetadata metadata = new SmallChain(16).metadata();
        Calls calls = new Calls(metadata);
        Calls.Call call;
        try {
            call = calls.decode(data);
        } catch (ScaleException e) {
            return;
        }
        Map<String, Value> args = new HashMap<>();
        call.args().forEach(arg -> args.put(arg.name().orElseThrow(), arg.value()));
        assertThat(calls.encode(call.pallet(), call.name(), args)).isEqualTo(data);
    }
}
