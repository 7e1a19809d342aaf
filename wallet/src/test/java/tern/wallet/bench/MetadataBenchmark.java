package tern.wallet.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tern.wallet.metadata.ChainInfo;
import tern.wallet.metadata.Codec;
import tern.wallet.metadata.MetadataDigest;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.Pallet;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageItem;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Hash32;

/// Decoding a runtime's metadata, compiling codecs, and the RFC-0078 digest.
/// [MetadataColdBenchmark] measures the first decode of a fresh JVM.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetadataBenchmark {

    private static final ChainInfo CHAIN = new ChainInfo(424, "node-subtensor", 42, 9, "TAO");

    @Param({"raonet-218-v14", "raonet-218-v15", "finney-219", "devnet-240-v15", "finney-393", "finney-424"})
    public String file = "";

    private byte[] blob = new byte[0];
    private @Nullable RuntimeMetadata metadata;

    @Setup
    public void read() throws MetadataException {
        blob = MetadataFile.read(file);
        metadata = RuntimeMetadata.decode(blob);
    }

    @Benchmark
    public RuntimeMetadata decode(ProcessorTime time) throws MetadataException {
        return RuntimeMetadata.decode(blob);
    }

    /// Decodes and asks for every storage item; compiles the type of each and decodes its default.
    @Benchmark
    public void storageDefaults(Blackhole sink, ProcessorTime time) throws MetadataException, ScaleException {
        RuntimeMetadata fresh = RuntimeMetadata.decode(blob);
        Codec codec = fresh.codec();
        for (Pallet pallet : fresh.pallets()) {
            for (StorageItem item : pallet.storage()) {
                if (!item.optional()) {
                    sink.consume(codec.decode(item.valueType(), item.defaultValue()));
                }
            }
        }
    }

    @Benchmark
    public Hash32 digest(ProcessorTime time) throws MetadataException {
        return MetadataDigest.compute(Objects.requireNonNull(metadata), CHAIN);
    }
}
