package org.benefits.screener.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The rules as a git revision has them, laid out in a folder of their own. */
public final class Revision {
    private static final int SHOWN_OF_ID = 10;

    private Revision() {}

    /**
     * Writes a folder as it was at a revision.
     *
     * @param folder the folder in the working tree, such as {@code rules/}
     * @param revision what git takes for a commit: a branch, a tag, an id, {@code HEAD~2}
     * @param into where to write; what was the folder itself stands there under its own name
     * @return the folder that was written
     * @throws IllegalArgumentException where there is no repository, no such revision, or no such folder in it
     */
    public static Path layOut(Path folder, String revision, Path into) {
        Path real = folder.toAbsolutePath().normalize();
        try (Repository repository = repository(real);
                RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = commit(repository, walk, revision);
            Path root = repository.getWorkTree().toPath().toRealPath();
            String path = root.relativize(real.toRealPath()).toString().replace('\\', '/');
            Path written = into.resolve(real.getFileName());
            try (TreeWalk files = new TreeWalk(repository)) {
                files.addTree(commit.getTree());
                files.setRecursive(true);
                files.setFilter(PathFilter.create(path));
                while (files.next()) {
                    Path file = written.resolve(files.getPathString().substring(path.length() + 1))
                            .normalize();
                    if (!file.startsWith(written)) {
                        throw new IllegalArgumentException("the revision has a file outside of its folder");
                    }
                    Files.createDirectories(file.getParent());
                    Files.write(file, repository.open(files.getObjectId(0)).getBytes());
                }
            }
            if (!Files.isDirectory(written)) {
                throw new IllegalArgumentException("revision " + revision + " has no folder " + path);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read revision " + revision + ": " + e.getMessage(), e);
        }
    }

    /** The first digits of the revision's id, for a heading. */
    public static String id(Path folder, String revision) {
        try (Repository repository = repository(folder.toAbsolutePath().normalize());
                RevWalk walk = new RevWalk(repository)) {
            return commit(repository, walk, revision).getName().substring(0, SHOWN_OF_ID);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read revision " + revision + ": " + e.getMessage(), e);
        }
    }

    /**
     * A commit that touched a folder.
     *
     * @param id the first digits of its id
     * @param what the first line of its message
     */
    public record Entry(String id, LocalDate day, String what) {}

    /**
     * The last commits that touched a folder, newest first.
     *
     * @param most how many at most
     * @return none where there is no repository, or no commit in it yet
     */
    public static List<Entry> history(Path folder, int most) {
        Path real = folder.toAbsolutePath().normalize();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(real.toFile());
        if (builder.getGitDir() == null) {
            return List.of();
        }
        try (Repository repository = builder.build();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve("HEAD");
            if (head == null) {
                return List.of();
            }
            Path root = repository.getWorkTree().toPath().toRealPath();
            String path = root.relativize(real.toRealPath()).toString().replace('\\', '/');
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            walk.markStart(walk.parseCommit(head));
            List<Entry> entries = new ArrayList<>();
            for (RevCommit commit : walk) {
                if (entries.size() == most) {
                    break;
                }
                entries.add(new Entry(
                        commit.getName().substring(0, SHOWN_OF_ID),
                        LocalDate.ofInstant(Instant.ofEpochSecond(commit.getCommitTime()), ZoneOffset.UTC),
                        commit.getShortMessage()));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the history: " + e.getMessage(), e);
        }
    }

    private static Repository repository(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new IllegalArgumentException(
                    folder.getFileName() + " is in no git repository; changes are told against one of its revisions");
        }
        return builder.build();
    }

    private static RevCommit commit(Repository repository, RevWalk walk, String revision) throws IOException {
        ObjectId id = repository.resolve(revision + "^{commit}");
        if (id == null) {
            throw new IllegalArgumentException(
                    "there is no revision " + revision + "; name a branch, a tag or a commit, such as HEAD~1");
        }
        return walk.parseCommit(id);
    }
}
