package tern.app.window;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a window stood. Plain numbers, so that the rules can be tested without a screen.
///
/// @param maximized it filled its screen; the numbers are where it stood before
record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    /// The part of a screen that no bar of the desktop covers.
    record Area(double x, double y, double width, double height) {

        private double shared(WindowPlace place) {
            double wide = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
            double high = Math.min(y + height, place.y + place.height) - Math.max(y, place.y);
            return wide <= 0 || high <= 0 ? 0 : wide * high;
        }
    }

    /// One word for the screens there are, so that each arrangement remembers its own place.
    static String arrangement(List<Area> screens) {
        StringBuilder word = new StringBuilder();
        screens.stream()
                .sorted(Comparator.comparingDouble(Area::x).thenComparingDouble(Area::y))
                .forEach(area -> word.append(word.isEmpty() ? "" : "|")
                        .append(Math.round(area.width))
                        .append('x')
                        .append(Math.round(area.height))
                        .append('@')
                        .append(Math.round(area.x))
                        .append(',')
                        .append(Math.round(area.y)));
        return word.toString();
    }

    /// The same place brought wholly onto the screen it shares most with, the first where it shares nothing: never
    /// larger than that one, and smaller than `smallest` only where the screen is.
    WindowPlace on(List<Area> screens, double smallestWidth, double smallestHeight) {
        Area screen = screens.stream()
                .max(Comparator.comparingDouble(area -> area.shared(this)))
                .filter(area -> area.shared(this) > 0)
                .orElse(screens.getFirst());
        double w = Math.min(screen.width, Math.max(width, smallestWidth));
        double h = Math.min(screen.height, Math.max(height, smallestHeight));
        return new WindowPlace(Math.clamp(x, screen.x, screen.x + screen.width - w),
                Math.clamp(y, screen.y, screen.y + screen.height - h), w, h, maximized);
    }

    String write() {
        return Math.round(x) + " " + Math.round(y) + " " + Math.round(width) + " " + Math.round(height)
                + (maximized ? " max" : "");
    }

    /// @return empty where the text is no place
    static Optional<WindowPlace> read(String text) {
        String[] parts = text.strip().split(" +");
        if (parts.length < 4) {
            return Optional.empty();
        }
        try {
            WindowPlace place = new WindowPlace(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]), Integer.parseInt(parts[3]),
                    parts.length > 4 && parts[4].equals("max"));
            return place.width > 0 && place.height > 0 ? Optional.of(place) : Optional.empty();
        } catch (NumberFormatException notAPlace) {
            return Optional.empty();
        }
    }
}
