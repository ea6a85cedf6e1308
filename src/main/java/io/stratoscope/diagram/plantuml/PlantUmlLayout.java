package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.xml.XmlElement;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lays diagrams out with PlantUML and Smetana, in process, or with Graphviz where it is asked for. The pictures of the last
 * sources are kept: a diagram whose source did not change costs nothing.
 */
public final class PlantUmlLayout implements Layout {
    private static final int KEPT_PICTURES = 32;

    private final LayoutEngine places;
    private final PlantUmlEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> pictures =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > KEPT_PICTURES;
                }
            };

    /** With Smetana. */
    public PlantUmlLayout() {
        this.places = LayoutEngine.SMETANA;
        this.engine = new PlantUmlEngine();
    }

    private PlantUmlLayout(Path dot) {
        this.places = LayoutEngine.DOT;
        this.engine = new PlantUmlEngine(dot);
    }

    /**
     * With Graphviz.
     *
     * @param dot its executable, which PlantUML starts; the sandbox stays as it is
     */
    public static PlantUmlLayout withDot(Path dot) {
        return new PlantUmlLayout(dot);
    }

    @Override
    public Drawing draw(Diagram diagram) {
        if (diagram.elements().isEmpty()) {
            return draw(EmptyDiagram.withNotice(diagram), diagram);
        }
        return draw(diagram, diagram);
    }

    @Override
    public void prepare() {
        switch (places) {
            case SMETANA -> draw(SmallDiagram.withSomethingOfEverything());
            case DOT -> {} // most of the time is the other program's
        }
    }

    private Drawing draw(Diagram drawn, Diagram original) {
        Optional<LayoutException> first = Optional.empty();
        for (PlantUmlSource.Effort effort : PlantUmlSource.Effort.values()) {
            PlantUmlSource source = PlantUmlSource.of(drawn, effort, places);
            try {
                return draw(source, original);
            } catch (LayoutException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        throw first.orElseThrow();
    }

    private Drawing draw(PlantUmlSource source, Diagram diagram) {
        XmlElement svg = XmlElement.parse(picture(source.text()));
        SceneReader reader = new SceneReader(source, svg);
        Scene scene = reader.read(diagram);
        String clean =
                new SvgPicture(source, reader.edgesByGroup())
                        .write(svg, source.hasEdges() ? List.of() : scene.edges());
        return new Drawing(diagram, source.text(), clean, scene);
    }

    private String picture(String source) {
        lock.lock();
        try {
            String known = pictures.get(source);
            if (known != null) {
                return known;
            }
        } finally {
            lock.unlock();
        }
        String made = engine.svg(source);
        lock.lock();
        try {
            pictures.put(source, made);
        } finally {
            lock.unlock();
        }
        return made;
    }
}
