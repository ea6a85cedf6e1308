package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.Scene.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paths that PlantUML writes: absolute {@code M}, {@code L} and {@code C}. */
final class SvgPath {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*,?\\s*([A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");

    private final String data;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private SvgPath(String data) {
        this.data = data;
        Matcher matcher = TOKEN.matcher(data);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!data.substring(end).isBlank()) {
            throw unreadable();
        }
    }

    /**
     * Reads a path.
     *
     * @throws LayoutException when it has other commands
     */
    static List<Segment> parse(String data) {
        return new SvgPath(data).segments();
    }

    /** The same course from its end to its start. */
    static List<Segment> reversed(List<Segment> path) {
        if (path.isEmpty()) {
            return path;
        }
        List<Segment> back = new ArrayList<>();
        back.add(new Segment.MoveTo(path.getLast().x(), path.getLast().y()));
        for (int i = path.size() - 1; i > 0; i--) {
            Segment before = path.get(i - 1);
            back.add(
                    switch (path.get(i)) {
                        case Segment.MoveTo _ -> new Segment.MoveTo(before.x(), before.y());
                        case Segment.LineTo _ -> new Segment.LineTo(before.x(), before.y());
                        case Segment.CubicTo(
                                        double x1,
                                        double y1,
                                        double x2,
                                        double y2,
                                        double _,
                                        double _) ->
                                new Segment.CubicTo(x2, y2, x1, y1, before.x(), before.y());
                    });
        }
        return back;
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new LayoutException("PlantUML's picture has the coordinate " + text, e);
        }
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        String command = "";
        while (next < tokens.size()) {
            if (Character.isLetter(tokens.get(next).charAt(0))) {
                command = tokens.get(next++);
            }
            segments.add(
                    switch (command) {
                        case "M" -> new Segment.MoveTo(coordinate(), coordinate());
                        case "L" -> new Segment.LineTo(coordinate(), coordinate());
                        case "C" ->
                                new Segment.CubicTo(
                                        coordinate(),
                                        coordinate(),
                                        coordinate(),
                                        coordinate(),
                                        coordinate(),
                                        coordinate());
                        default -> throw unreadable();
                    });
        }
        return segments;
    }

    private double coordinate() {
        if (next >= tokens.size()) {
            throw unreadable();
        }
        return number(tokens.get(next++));
    }

    private LayoutException unreadable() {
        return new LayoutException("PlantUML's picture has a line that cannot be read: " + data);
    }
}
