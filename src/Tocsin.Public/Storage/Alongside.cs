namespace Tocsin.Public.Storage;

/// <summary>What else an import wants to write in its transaction, once its documents are in.</summary>
/// <returns>Whether it wrote something that has to be kept even where no document changed.</returns>
internal delegate Task<bool> Alongside(ImportTransaction within, ImportCount done, CancellationToken cancel);
