/* A disk that fails: preloaded into a process, it lets calls on files below one folder fail as a real one would.

   failing_arm(folder, classes, first, times, error): of the calls of these classes, those from the first-th on
   fail, so many times, with this errno. failing_seen(): how many such calls there were since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENS = 1, WRITES = 2, SYNCS = 4, NAMES = 8, READS = 16 };
#define MOST 4096

static char folder[PATH_MAX];
static int classes, error_number;
static long first, times, seen;
static char watched[MOST];

void failing_arm(const char *path, int which, long from, long many, int error)
{
    classes = which, first = from, times = many, error_number = error, seen = 0;
    strncpy(folder, path, PATH_MAX - 1);
}

long failing_seen(void) { return seen; }

static int fails(int which)
{
    if (!(classes & which)) return 0;
    seen++;
    if (first == 0 || seen < first || seen >= first + times) return 0;
    errno = error_number;
    return 1;
}

static int below(const char *path)
{
    char where[PATH_MAX];
    if (!folder[0] || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(where, sizeof where)) return 0;
        path = where;
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

static int opened(int fd, int ours)
{
    if (fd >= 0 && fd < MOST) watched[fd] = ours;
    return fd;
}

#define OPENING(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int ours = below(path), writing = (flags & O_ACCMODE) != O_RDONLY; \
        if (ours && (writing || error_number != EROFS) && fails(OPENS)) return -1; \
        return opened(real(path, flags, mode), ours); \
    }
#define OPENING_AT(name) \
    int name(int at, const char *path, int flags, ...) \
    { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int ours = at == AT_FDCWD ? below(path) : is_watched(at); \
        if (ours && fails(OPENS)) return -1; \
        return opened(real(at, path, flags, mode), ours); \
    }
OPENING(open)
OPENING(open64)
OPENING_AT(openat)
OPENING_AT(openat64)

int close(int fd)
{
    REAL(close);
    if (fd >= 0 && fd < MOST) watched[fd] = 0;
    return real(fd);
}

#define ON_FILE(type, name, which, parameters, arguments) \
    type name parameters { REAL(name); return is_watched(fd) && fails(which) ? -1 : real arguments; }
ON_FILE(ssize_t, write, WRITES, (int fd, const void *data, size_t size), (fd, data, size))
ON_FILE(ssize_t, pwrite, WRITES, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
ON_FILE(ssize_t, pwrite64, WRITES, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
ON_FILE(ssize_t, writev, WRITES, (int fd, const struct iovec *data, int count), (fd, data, count))
ON_FILE(int, ftruncate, WRITES, (int fd, off_t size), (fd, size))
ON_FILE(int, ftruncate64, WRITES, (int fd, off64_t size), (fd, size))
ON_FILE(ssize_t, read, READS, (int fd, void *data, size_t size), (fd, data, size))
ON_FILE(ssize_t, pread, READS, (int fd, void *data, size_t size, off_t at), (fd, data, size, at))
ON_FILE(ssize_t, pread64, READS, (int fd, void *data, size_t size, off64_t at), (fd, data, size, at))
ON_FILE(int, fsync, SYNCS, (int fd), (fd))
ON_FILE(int, fdatasync, SYNCS, (int fd), (fd))

#define ON_NAME(name, parameters, path, arguments) \
    int name parameters { REAL(name); return below(path) && fails(NAMES) ? -1 : real arguments; }
ON_NAME(rename, (const char *from, const char *to), to, (from, to))
ON_NAME(renameat, (int a, const char *from, int b, const char *to), to, (a, from, b, to))
ON_NAME(link, (const char *from, const char *to), to, (from, to))
ON_NAME(linkat, (int a, const char *from, int b, const char *to, int how), to, (a, from, b, to, how))
ON_NAME(mkdir, (const char *path, mode_t mode), path, (path, mode))
ON_NAME(unlink, (const char *path), path, (path))
