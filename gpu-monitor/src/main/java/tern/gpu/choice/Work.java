package tern.gpu.choice;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tern.gpu.model.Compute;

/// What a piece of work needs of a card. What is empty does not matter to it.
///
/// @param apis        ways to compute, of which one is enough
/// @param vramBytes   memory of the card
/// @param cuda        compute capability
/// @param cudaRuntime the CUDA it was built for, 1000 × major + 10 × minor
/// @param driver      version of NVIDIA's driver: `535.104`
/// @param diskBytes   room on the disk
public record Work(Set<Api> apis, OptionalLong vramBytes, Optional<Compute.Cuda> cuda, OptionalInt cudaRuntime,
        Optional<String> driver, OptionalLong diskBytes) {

    public Work {
        apis = Set.copyOf(apis);
    }

    /// Of work that nothing is known of, except that it computes with CUDA as most miners do.
    public static final Work ANY_CUDA = new Work(Set.of(Api.CUDA), OptionalLong.empty(), Optional.empty(),
            OptionalInt.empty(), Optional.empty(), OptionalLong.empty());

    /// A way to compute.
    public enum Api {
        CUDA, ROCM, ONE_API, METAL
    }
}
