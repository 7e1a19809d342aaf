package tern.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.ui.Series;

/// WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (marks, 3 to 1), on the tokens themselves.
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("-tern-([a-z0-9-]+):\\s*#([0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"tokens-dark.css", "tokens-light.css"})
    void textCanBeReadOnEveryGroundItStandsOn(String sheet) throws IOException {
        Map<String, Double> light = luminances(sheet);
        for (String ground : List.of("bg", "side", "panel", "panel-2")) {
            for (String text : List.of("text", "muted", "dim-text", "accent-text", "positive", "negative",
                    "warning-text")) {
                assertContrast(light, text, ground, 4.5);
            }
        }
        assertContrast(light, "accent-text", "accent-bg", 4.5);
        assertContrast(light, "text", "accent-bg", 4.5);
        assertContrast(light, "text", "negative-bg", 4.5);
        assertContrast(light, "warning-text", "warning-bg", 4.5);
        assertContrast(light, "on-accent", "accent-fill", 4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens-dark.css", "tokens-light.css"})
    void chartColoursStandOutAndCarryTheirSymbols(String sheet) throws IOException {
        Map<String, Double> light = luminances(sheet);
        assertContrast(light, "series-0", "panel", 3);
        for (int series = 1; series <= Series.COLOURS; series++) {
            assertContrast(light, "series-" + series, "panel", 3);
            assertContrast(light, "on-series-" + series, "series-" + series, 4.5);
        }
        for (String part : List.of("part-root", "part-subnets", "part-free", "part-reserved")) {
            assertContrast(light, part, "panel", 3);
        }
    }

    /// Distances in CIELAB, where 2 can just be told apart side by side.
    @ParameterizedTest
    @ValueSource(strings = {"tokens-dark.css", "tokens-light.css"})
    void chartColoursAreToldApart(String sheet) throws IOException {
        Map<String, Integer> colours = colours(sheet);
        for (int one = 0; one <= Series.COLOURS; one++) {
            for (int other = one + 1; other <= Series.COLOURS; other++) {
                assertThat(distance(lab(colours.get("series-" + one)), lab(colours.get("series-" + other))))
                        .as("series %d and %d", one, other)
                        .isGreaterThan(20);
            }
        }
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2)
                + Math.pow(one[2] - other[2], 2));
    }

    private static double[] lab(int rgb) {
        double r = linear(rgb >> 16);
        double g = linear(rgb >> 8 & 0xff);
        double b = linear(rgb & 0xff);
        double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    private static void assertContrast(Map<String, Double> light, String front, String back, double least) {
        double a = light.get(front);
        double b = light.get(back);
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertThat(contrast).as("%s on %s", front, back).isGreaterThanOrEqualTo(least);
    }

    private static Map<String, Double> luminances(String sheet) throws IOException {
        Map<String, Double> light = new HashMap<>();
        colours(sheet).forEach((name, rgb) -> light.put(name, 0.2126 * linear(rgb >> 16)
                + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff)));
        assertThat(light).hasSizeGreaterThan(30);
        return light;
    }

    private static Map<String, Integer> colours(String sheet) throws IOException {
        String css;
        try (InputStream stream = ContrastTest.class.getResourceAsStream("/tern/assets/css/" + sheet)) {
            css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = TOKEN.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return colours;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
