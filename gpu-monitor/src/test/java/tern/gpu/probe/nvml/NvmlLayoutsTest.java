package tern.gpu.probe.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every structure against the numbers that a C compiler printed from the driver's own header.
class NvmlLayoutsTest {

    private static final List<StructLayout> ALL = List.of(NvmlLayouts.UTILIZATION, NvmlLayouts.MEMORY,
            NvmlLayouts.MEMORY_V2, NvmlLayouts.PCI, NvmlLayouts.PROCESS_V1, NvmlLayouts.PROCESS_V2,
            NvmlLayouts.PROCESS_USE, NvmlLayouts.FIELD, NvmlLayouts.EVENT);

    @Test
    void structuresLieAsTheCompilerLaysThem() throws IOException {
        Map<String, String> ours = new TreeMap<>();
        for (StructLayout layout : ALL) {
            String name = layout.name().orElseThrow();
            ours.put(name, Long.toString(layout.byteSize()));
            for (MemoryLayout member : layout.memberLayouts()) {
                member.name()
                        .ifPresent(field -> ours.put(name + '.' + field,
                                NvmlLayouts.offset(layout, field) + " " + member.byteSize()));
            }
        }
        ours.put("nvmlMemory_v2_t#", Integer.toString(NvmlLayouts.MEMORY_V2_VERSION));
        assertThat(ours).hasSizeGreaterThan(40).isEqualTo(golden());
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> numbers = new TreeMap<>();
        try (InputStream in = NvmlLayoutsTest.class.getResourceAsStream("abi.txt")) {
            assertThat(in).isNotNull();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.startsWith("# "))
                    .forEach(line -> numbers.put(line.substring(0, line.indexOf(' ')),
                            line.substring(line.indexOf(' ') + 1)));
        }
        return numbers;
    }
}
