/*
 * Stands between a process and its disk (LD_PRELOAD, Linux), for two questions that can't be asked politely:
 *
 * 1. What is left after a power cut? Only what was synced: each fsync or fdatasync copies what was written to that file since
 *    the last one from SHIM_REAL to SHIM_SHADOW; a renamed file gets its name there when its folder is synced. Killing the
 *    process and looking at the shadow is the power cut. (Unsynced bytes vanish; reordering is SQLite's own suite's matter.)
 * 2. What if the k-th write, sync, rename or unlink fails? SHIM_FAULT names a file of six 32-bit integers, shared with the
 *    test: armed, k, errno, for ever after (1) or once (0), and since it was armed the count of calls and of syncs that were done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define ORIGINAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *real_root, *shadow_root;
static volatile int *fault;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct piece { char *path; off_t at; size_t length; struct piece *next; };
struct naming { char *from, *to; struct naming *next; };
static struct piece *pieces;
static struct naming *namings;

__attribute__((constructor)) static void begin(void) {
  real_root = getenv("SHIM_REAL");
  shadow_root = getenv("SHIM_SHADOW");
  const char *file = getenv("SHIM_FAULT");
  if (!file) return;
  int fd = open(file, O_RDWR);
  if (fd < 0) return;
  void *shared = mmap(NULL, 24, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (shared != MAP_FAILED) fault = shared;
  close(fd);
}

static int is_ours(const char *path) { return real_root && strncmp(path, real_root, strlen(real_root)) == 0; }

static int path_of(int fd, char *out) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, out, PATH_MAX - 1);
  if (n < 0) return 0;
  out[n] = 0;
  char *gone = strstr(out, " (deleted)");
  return is_ours(out) && !gone && !strstr(out, "-shm");
}

/* 1 when this call has to fail; errno is set */
static int fails(const char *path) {
  if (!fault || !fault[0] || !is_ours(path)) return 0;
  int n = __sync_add_and_fetch(&fault[4], 1);
  if (n < fault[1] || (n > fault[1] && !fault[3])) return 0;
  errno = fault[2];
  return 1;
}

static int fails_at(int fd) {
  if (!fault || !fault[0]) return 0;
  char path[PATH_MAX];
  return path_of(fd, path) && fails(path);
}

/* a file's words are on the disk now */
static void count_sync(int fd) {
  char path[PATH_MAX];
  if (fault && fault[0] && path_of(fd, path)) __sync_add_and_fetch(&fault[5], 1);
}

static char *shadow_of(const char *path) {
  char *out = malloc(PATH_MAX);
  snprintf(out, PATH_MAX, "%s%s", shadow_root, path + strlen(real_root));
  return out;
}

static void make_folders(char *path) {
  for (char *at = path + strlen(shadow_root) + 1; (at = strchr(at, '/')); at++) {
    *at = 0;
    mkdir(path, 0700);
    *at = '/';
  }
}

static void note(int fd, off_t at, ssize_t length) {
  if (!shadow_root || length <= 0) return;
  char path[PATH_MAX];
  if (!path_of(fd, path)) return;
  struct piece *one = malloc(sizeof *one);
  *one = (struct piece){strdup(path), at, (size_t)length, NULL};
  pthread_mutex_lock(&lock);
  one->next = pieces;
  pieces = one;
  pthread_mutex_unlock(&lock);
}

static void copy_piece(int from, int to, off_t at, size_t length) {
  char buffer[65536];
  while (length > 0) {
    ssize_t n = pread(from, buffer, length < sizeof buffer ? length : sizeof buffer, at);
    if (n <= 0) return;
    ORIGINAL(pwrite)(to, buffer, (size_t)n, at);
    at += n;
    length -= (size_t)n;
  }
}

static void keep_file(int fd, const char *path) {
  char *target = shadow_of(path);
  make_folders(target);
  int from = open(path, O_RDONLY), to = open(target, O_RDWR | O_CREAT, 0600);
  struct piece **at = &pieces;
  while (*at) {
    struct piece *one = *at;
    if (strcmp(one->path, path) != 0) { at = &one->next; continue; }
    copy_piece(from < 0 ? fd : from, to, one->at, one->length);
    *at = one->next;
    free(one->path);
    free(one);
  }
  struct stat real, kept;
  if (fstat(fd, &real) == 0 && fstat(to, &kept) == 0 && kept.st_size > real.st_size) (void)!ORIGINAL(ftruncate)(to, real.st_size);
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  free(target);
}

static void keep_names(const char *folder) {
  struct naming **at = &namings;
  while (*at) {
    struct naming *one = *at;
    const char *slash = strrchr(one->to, '/');
    if ((size_t)(slash - one->to) != strlen(folder) || strncmp(one->to, folder, strlen(folder)) != 0) { at = &one->next; continue; }
    char *from = shadow_of(one->from), *to = shadow_of(one->to);
    make_folders(to);
    ORIGINAL(rename)(from, to);
    *at = one->next;
    free(from); free(to); free(one->from); free(one->to); free(one);
  }
}

static void synced(int fd) {
  if (!shadow_root) return;
  char path[PATH_MAX];
  if (!path_of(fd, path)) return;
  struct stat what;
  pthread_mutex_lock(&lock);
  if (fstat(fd, &what) == 0 && S_ISDIR(what.st_mode)) keep_names(path);
  else keep_file(fd, path);
  pthread_mutex_unlock(&lock);
}

static size_t total(const struct iovec *parts, int n) {
  size_t sum = 0;
  for (int i = 0; i < n; i++) sum += parts[i].iov_len;
  return sum;
}

ssize_t write(int fd, const void *data, size_t length) {
  if (fails_at(fd)) return -1;
  off_t at = shadow_root ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t n = ORIGINAL(write)(fd, data, length);
  note(fd, at, n);
  return n;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (fails_at(fd)) return -1;
  off_t at = shadow_root ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t n = ORIGINAL(writev)(fd, parts, count);
  note(fd, at, n);
  return n;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  if (fails_at(fd)) return -1;
  ssize_t n = ORIGINAL(pwrite)(fd, data, length, at);
  note(fd, at, n);
  return n;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  if (fails_at(fd)) return -1;
  ssize_t n = ORIGINAL(pwrite64)(fd, data, length, at);
  note(fd, at, n);
  return n;
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  if (fails_at(fd)) return -1;
  ssize_t n = ORIGINAL(pwritev)(fd, parts, count, at);
  note(fd, at, (ssize_t)(n < 0 ? n : (ssize_t)total(parts, count)));
  return n;
}
int fsync(int fd) {
  if (fails_at(fd)) return -1;
  int result = ORIGINAL(fsync)(fd);
  if (result == 0) count_sync(fd);
  if (result == 0) synced(fd);
  return result;
}
int fdatasync(int fd) {
  if (fails_at(fd)) return -1;
  int result = ORIGINAL(fdatasync)(fd);
  if (result == 0) count_sync(fd);
  if (result == 0) synced(fd);
  return result;
}
int rename(const char *from, const char *to) {
  if (fails(to)) return -1;
  int result = ORIGINAL(rename)(from, to);
  if (result != 0 || !shadow_root || !is_ours(to)) return result;
  struct naming *one = malloc(sizeof *one);
  *one = (struct naming){strdup(from), strdup(to), NULL};
  pthread_mutex_lock(&lock);
  one->next = namings;
  namings = one;
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char *path) {
  if (fails(path)) return -1;
  return ORIGINAL(unlink)(path);
}
