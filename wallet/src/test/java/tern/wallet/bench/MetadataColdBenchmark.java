package tern.wallet.bench;

import java.util.concurrent.TimeUnit;
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
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;

/// The first decode of a fresh JVM, class loading and all: what a cold start of the command line pays.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class MetadataColdBenchmark {

    @Param({"raonet-218-v14", "raonet-218-v15", "finney-424"})
    public String file = "";

    private byte[] blob = new byte[0];

    @Setup
    public void read() {
        blob = MetadataFile.read(file);
    }

    @Benchmark
    public RuntimeMetadata firstDecode(ProcessorTime time) throws MetadataException {
        return RuntimeMetadata.decode(blob);
    }
}
